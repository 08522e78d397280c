"""The tools behind `make`: what runs the suite, and what looks before the portal starts."""

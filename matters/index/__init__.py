"""The index of what can be found: what stands in it, how each engine keeps it, and what is found."""

"""Reform plans for programs."""

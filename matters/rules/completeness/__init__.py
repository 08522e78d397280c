"""Rules over what a guide must say at all."""

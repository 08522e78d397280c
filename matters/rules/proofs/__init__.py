"""Rules over the directory of proof items, and the six questions each is examined by."""

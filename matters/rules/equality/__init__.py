"""Rules over the same matter at several offices."""

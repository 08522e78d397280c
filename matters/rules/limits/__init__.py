"""Rules over time limits."""

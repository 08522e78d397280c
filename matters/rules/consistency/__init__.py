"""Rules over what a guide says in two places: both must say the same."""

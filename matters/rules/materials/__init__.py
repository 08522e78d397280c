"""Rules over what applicants are asked to bring."""

"""Rules over service halls and their windows."""

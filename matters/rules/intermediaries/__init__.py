"""Rules over the directory of intermediary services and its agencies."""

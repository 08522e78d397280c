"""Rules over the working calendar."""

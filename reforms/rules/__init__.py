"""Rules over reform plans, their measures and what these do to matters."""

"""Rules over codes: of offices, catalogue items, matters and handling items."""

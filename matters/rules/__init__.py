"""Pure checks over frozen facts; each names its source."""

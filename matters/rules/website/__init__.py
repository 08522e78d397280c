"""Rules over the pages of the portal itself."""

"""Who did what: one event for each action, chained by hash, without foreign keys."""

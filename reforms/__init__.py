"""Plans, measures, effects on matters, verification, checklist, indicators."""

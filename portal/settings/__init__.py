"""Settings by engine: `embedded` (default), `production`, `testing`; `base` holds what they share."""

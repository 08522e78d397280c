"""Offices, laws, calendar, matters, guides and their life, rules, imports, exports, API."""

"""Turns stored values into what a template shows: words, tables and links, as frozen dataclasses."""

"""Browsing the catalogue: by what a list is narrowed, how many matters each choice leaves, and which page they stand on."""

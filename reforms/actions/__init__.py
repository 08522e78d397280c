"""Writes. Each action locks, checks, changes, records and, once committed, starts what follows."""

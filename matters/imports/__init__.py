"""Sources → rows. A reader takes bytes and returns a `Reading`; it never touches the database."""

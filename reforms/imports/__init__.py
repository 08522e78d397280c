"""Documents → rows. A reader takes bytes and returns rows and problems; it never touches the database."""

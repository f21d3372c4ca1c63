"""The page Bring your exports: from files that nobody has declared to an edition, without writing a declaration."""

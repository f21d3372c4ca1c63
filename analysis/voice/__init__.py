"""What customers say in their own words: its language, its issues, its tone, what is new, what may be quoted."""

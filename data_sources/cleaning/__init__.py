"""Landed text becomes typed rows of the record's tables, set by set."""

"""Files for outside: from what was asked for to the bytes, the same from the command and from a page."""

"""Where something stands in a TOML file: its reader tells what the file holds, but not on which line."""

from __future__ import annotations

import re


class TomlLines:
    """The lines of a file whose tables are all of one kind: [[name]], one after the other."""

    def __init__(self, text: str, table: str) -> None:
        self._lines = text.splitlines()
        header = re.compile(rf"\s*\[\[\s*{re.escape(table)}\s*\]\]")
        self._starts = [number for number, line in enumerate(self._lines) if header.match(line)]

    def of_entry(self, position: int) -> int:
        """The line on which the entry begins, counted from 1; position 0 is the first entry."""
        return self._starts[position] + 1 if position < len(self._starts) else 1

    def of_key(self, position: int, key: str) -> int:
        """The line of a key of that entry; the entry's own where the key stands nowhere."""
        return self._first(position, re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*="))

    def of_text(self, position: int, key: str, text: str) -> int:
        """The line of a text within a list of that entry; the key's own where it is spelled with escapes."""
        found = self._first(position, re.compile(re.escape(text)), self.of_key(position, key) - 1)
        return found if found > self.of_entry(position) else self.of_key(position, key)

    def of_top_key(self, key: str) -> int:
        """The line of a key that stands before the first entry."""
        pattern = re.compile(rf"\s*\[*\s*[\"']?{re.escape(key)}[\"']?\s*[\]=]")
        return next((number for number, line in enumerate(self._lines, start=1) if pattern.match(line)), 1)

    def _first(self, position: int, pattern: re.Pattern[str], after: int | None = None) -> int:
        begin = self.of_entry(position) - 1
        end = self._starts[position + 1] if position + 1 < len(self._starts) else len(self._lines)
        numbers = range(begin if after is None else after, end)
        return next((number + 1 for number in numbers if pattern.search(self._lines[number])), begin + 1)

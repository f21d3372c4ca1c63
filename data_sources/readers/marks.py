"""How a text file marks its cells: what divides them, what encloses them, what makes a mark within one plain text."""

from __future__ import annotations

from dataclasses import dataclass

from data_sources.mistakes import InputMistake

SPELLED_OUT = {
    "tab": "\t",
    "\\t": "\t",
    "semicolon": ";",
    "comma": ",",
    "pipe": "|",
    "space": " ",
    "colon": ":",
    "none": "",
    "double": '"',
    "single": "'",
    "backslash": "\\",
    "nul": "\0",
    "\\0": "\0",
    "\\x00": "\0",
}
NAMES = {
    ",": "comma",
    ";": "semicolon",
    "\t": "tab",
    "|": "vertical bar",
    " ": "blank",
    ":": "colon",
    '"': "double",
    "'": "single",
    "\\": "backslash",
    "\0": "NUL",
}


@dataclass(frozen=True)
class Dialect:
    """`quote` is "" where none is used. `escape` equals `quote` where a mark within a cell is doubled, and is "" where
    such a mark stands as it is. `blank_after`: a blank follows each delimiter and is no part of the cell. `runs`:
    several delimiters divide as one, and none at the edge of a row divides, as in columns aligned by blanks."""

    delimiter: str
    quote: str = '"'
    escape: str = '"'
    blank_after: bool = False
    runs: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether DuckDB reads it as it stands; a file in any other is first written anew in this one."""
        return (self.quote, self.escape, self.blank_after or self.runs) == ('"', '"', False)

    @property
    def plain(self) -> Dialect:
        return Dialect(self.delimiter)


def spelled(key: str, written: str) -> str:
    """The character that sources.toml means by `key = written`. Raises InputMistake for several characters."""
    meant = SPELLED_OUT.get(written.strip().lower(), written)
    if len(meant) > 1 or (not meant and key == "delimiter"):
        examples = {"delimiter": '";" or ",", or the word "tab"', "quote": '"\'", or the word "none"'}
        example = examples.get(key, 'a backslash, or the word "none"')
        raise InputMistake(
            f"{key} = {written!r}.",
            f"One character, such as {example}.",
            "More than one character was written." if meant else "No character was written.",
            f"sources.toml: {key}; or leave it out, and it is found by evidence.",
        )
    return meant


def shown_mark(mark: str) -> str:
    """A mark as a sentence shows it."""
    return f"'{mark}'" if mark.isprintable() and mark.strip() else NAMES.get(mark, f"character {ord(mark)}")


def toml_mark(key: str, mark: str) -> str:
    """The line of sources.toml that declares this mark."""
    if not mark:
        return f'{key} = "none"'
    spelled_out = {"\t": "tab", " ": "space", "\\": "backslash", "\0": "nul"}.get(mark)
    return f"{key} = '{mark}'" if mark == '"' else f'{key} = "{spelled_out or mark}"'

"""Text that somebody outside chose, a file's name above all, as it may stand in a message, a table or a terminal."""

from __future__ import annotations

import re

NOT_SHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
FIRST_BYTE, LAST_BYTE = 0xDC80, 0xDCFF  # how Python holds the bytes of a file's name that are no UTF-8 (PEP 383)


def shown_text(text: str) -> str:
    r"""A line break as \n, an escape sequence spelled out, a byte of a name that is no UTF-8 as \xff.

    A name with an escape sequence in it would otherwise write on the terminal as it liked.
    """
    return NOT_SHOWN.sub(lambda found: _spelled(found[0]), text)


def _spelled(character: str) -> str:
    number = ord(character)
    return f"\\x{number - 0xDC00:02x}" if FIRST_BYTE <= number <= LAST_BYTE else repr(character)[1:-1]

"""A column of text as it crosses from one process to the other: how long each cell is, and all cells in one piece."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

Packed = tuple[bytes, bytes]


def packed(cells: Sequence[str]) -> Packed:
    """Lengths in bytes of UTF-8, as 32-bit numbers; then the cells. Half of a pair of surrogates becomes "?"."""
    text = "".join(cells)
    if text.isascii():
        return array("i", map(len, cells)).tobytes(), text.encode()
    parts = [cell.encode(errors="replace") for cell in cells]
    return array("i", map(len, parts)).tobytes(), b"".join(parts)

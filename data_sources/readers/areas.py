"""Rectangles of cells as spreadsheets spell them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from data_sources.sheets.package_size import column_number

SPELLED = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})\s*:\s*\$?([A-Z]{1,3})\$?(\d{1,7})?", re.IGNORECASE)


@dataclass(frozen=True, order=True)
class Area:
    """A rectangle of cells, its corners included; rows and columns count from 1."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def height(self) -> int:
        return self.bottom - self.top + 1

    @property
    def width(self) -> int:
        return self.right - self.left + 1

    def holds(self, other: Area) -> bool:
        """Whether the other lies within this one."""
        return (
            self.top <= other.top
            and self.left <= other.left
            and self.bottom >= other.bottom
            and self.right >= other.right
        )

    def around(self, other: Area) -> Area:
        """The smallest that holds both."""
        return Area(
            min(self.top, other.top),
            min(self.left, other.left),
            max(self.bottom, other.bottom),
            max(self.right, other.right),
        )

    def __str__(self) -> str:
        return f"{column_letters(self.left)}{self.top}:{column_letters(self.right)}{self.bottom}"


def column_letters(number: int) -> str:
    """28 is AB."""
    letters = ""
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def area_of(spelled: str, last_row: int) -> Area | None:
    """The area that "B5:F200" means; "B5:F" goes down to the last row. None where the text means none."""
    found = SPELLED.fullmatch(spelled.strip())
    if found is None:
        return None
    first, top, last, bottom = found.groups()
    left, right = column_number(first.upper().encode()), column_number(last.upper().encode())
    if left > right or not 1 <= int(top) <= int(bottom or top):
        return None
    return Area(int(top), left, int(bottom or last_row), right)

"""Text as a file of PowerPoint may hold it: no control characters, and a line break within a word list is a space."""

from __future__ import annotations

import re

# What XML 1.0 does not allow, and halves of letters beyond its first plane.
FORBIDDEN = re.compile("[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]+")


def printable(text: str) -> str:
    return FORBIDDEN.sub(" ", text)

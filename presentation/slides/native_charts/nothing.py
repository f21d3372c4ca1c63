"""What stands where a chart would, if there is no number to draw."""

from __future__ import annotations

from typing import Any

from presentation.slides.native_charts.look import LABEL_SIZE, Box, Role
from presentation.slides.native_charts.words import add_words

NOTHING = "There is no number to show."


def say_nothing(shapes: Any, box: Box) -> None:
    add_words(shapes, box, NOTHING, Role.QUIET, LABEL_SIZE.pt, anchor="t")

"""What is still free of a slide: boxes are taken from its edges, in reading order, until the chart has the rest."""

from __future__ import annotations

from dataclasses import dataclass

from pptx.util import Emu

from presentation.slides.native_charts.look import Box


@dataclass
class Room:
    """In EMU."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> Emu:
        return Emu(self.right - self.left)

    @property
    def height(self) -> Emu:
        return Emu(max(self.bottom - self.top, 0))

    def from_top(self, height: int, gap: int = 0) -> Box:
        box = self._box(self.left, self.top, self.right, self.top + height)
        self.top += height + gap
        return box

    def from_bottom(self, height: int, gap: int = 0) -> Box:
        box = self._box(self.left, self.bottom - height, self.right, self.bottom)
        self.bottom -= height + gap
        return box

    def from_right(self, width: int, gap: int = 0) -> Box:
        box = self._box(self.right - width, self.top, self.right, self.bottom)
        self.right -= width + gap
        return box

    def rest(self) -> Box:
        return self._box(self.left, self.top, self.right, max(self.bottom, self.top))

    def _box(self, left: int, top: int, right: int, bottom: int) -> Box:
        return Box(Emu(left), Emu(top), Emu(right - left), Emu(bottom - top))

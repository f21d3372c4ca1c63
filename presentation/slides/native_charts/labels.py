"""Labels at the points of a series: by number format where one says the words, as words where none does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from presentation.slides.native_charts.look import Role
from presentation.slides.native_charts.paint_xml import UNSEEN, rich, type_

SHOWN = (
    '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>'
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)
HIDDEN = SHOWN.replace('showVal val="1"', 'showVal val="0"')
NO_LABELS = f"<c:dLbls>{HIDDEN}</c:dLbls>"


@dataclass(frozen=True)
class Label:
    """What stands at one point: lines of words, or a format that the point's own number is shown in."""

    lines: tuple[str, ...] = ()
    format: str | None = None
    role: Role = Role.INK
    bold: bool = False
    place: str = ""  # where it stands apart from the others


def labels(each: Sequence[Label], place: str, points: float, align: str = "ctr") -> str:
    """One label a point, in order; a label that says nothing is left out. `place` is one of the format's own
    ("outEnd", "inBase", "ctr" on bars; "l", "r", "t", "b" on points)."""
    return (
        f"<c:dLbls>{''.join(_label(i, label, place, points, align) for i, label in enumerate(each))}{HIDDEN}</c:dLbls>"
    )


def _label(i: int, label: Label, place: str, points: float, align: str) -> str:
    if label.format is None and not any(label.lines):
        return f'<c:dLbl><c:idx val="{i}"/><c:delete val="1"/></c:dLbl>'
    words = "" if label.format else rich(label.lines, label.role, points, label.bold, align)
    number = f'<c:numFmt formatCode={quoteattr(label.format)} sourceLinked="0"/>' if label.format else ""
    set_ = type_(label.role, points, label.bold) if label.format else ""
    at = f'<c:dLblPos val="{label.place or place}"/>'
    return f'<c:dLbl><c:idx val="{i}"/>{words}{number}{UNSEEN}{set_}{at}{SHOWN}</c:dLbl>'

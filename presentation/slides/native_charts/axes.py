"""Quiet axes as chart XML: few round numbers in the unit's own words, a light grid, no line but under periods."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from analysis.quantities import Money, Points, Quantity, Ratio, Share, ShareChange
from presentation.charts.numbers import quantity_of
from presentation.slides.native_charts.look import TICK_SIZE, Role
from presentation.slides.native_charts.paint_xml import rich, stroke, type_
from presentation.wording import MINUS, NO_BREAK_SPACE, SYMBOLS

ACROSS, UP = 10, 20  # the ids of the two axes
MOST_STEPS = 6  # between the first and the last number of an axis
ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)
THOUSANDS = ((1e9, ",,,", "bn"), (1e6, ",,", "m"), (1e3, ",", "k"))
NO_LINE = "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"
GRID, UNDERLINE = 0.75, 1.0  # points
NO_TICKS = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
# Turned by a 60,000th of a degree: LibreOffice breaks labels that are not turned at all, and leaves none of them out.
LEVEL = 'rot="1" vert="horz"'
UPWARDS = '<c:orientation val="minMax"/>'


@dataclass(frozen=True)
class Scale:
    """From where to where an axis runs, and how far its numbers stand apart."""

    low: float
    high: float
    step: float

    def share(self, amount: float) -> float:
        """How far along the axis it stands, 0 to 1."""
        return (amount - self.low) / (self.high - self.low)

    @property
    def numbers(self) -> list[float]:
        return [self.low + i * self.step for i in range(round((self.high - self.low) / self.step) + 1)]


@dataclass(frozen=True)
class Title:
    """What an axis counts: its left upper corner as shares of the chart."""

    words: str
    left: float
    top: float
    role: Role = Role.QUIET
    bold: bool = False


def round_scale(low: float, high: float, most: int = MOST_STEPS, steps: Sequence[float] = ROUND) -> Scale:
    """The scale of round numbers that takes in both."""
    span = (high - low) or abs(high) or 1.0
    power = 10.0 ** math.floor(math.log10(span / most))
    step = next(each * power for each in (*steps, 20.0) if span / (each * power) <= most)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return Scale(first * step, max(last, first + 1) * step, step)


def number_code(unit: str, step: float, most: float = 0.0) -> str:
    """The format under which a spreadsheet shows amounts of this unit, `step` apart and up to `most`, as charts do."""
    quantity = quantity_of(unit, 0.0)
    if isinstance(quantity, Share | ShareChange):
        return _signed(f'{_digits(step * 100)}"{NO_BREAK_SPACE}"%', quantity)
    if isinstance(quantity, Money):
        symbol = SYMBOLS.get(quantity.currency, f"{quantity.currency}{NO_BREAK_SPACE}")
        size, commas, letter = next((each for each in THOUSANDS if most >= each[0]), (1.0, "", ""))
        return _signed(f'"{symbol}"{_digits(step / size)}{commas}"{letter}"', quantity, f'"{symbol}0"')
    return _signed(_digits(step) + ('"×"' if isinstance(quantity, Ratio) else ""), quantity)


def _signed(code: str, quantity: Quantity, zero: str = "") -> str:
    plus = "+" if isinstance(quantity, Points | ShareChange) else ""
    zero = zero or ("0" if plus else code)
    return f'{plus}{code};"{MINUS}"{code};{zero}'


def _digits(step: float) -> str:
    decimals = next((n for n in range(4) if abs(step * 10**n - round(step * 10**n)) < 1e-6), 4)
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def amounts(unit: str, scale: Scale, axis: int = UP, title: Title | None = None, *, code: str = "") -> str:
    """An axis of amounts with a light grid; `code` is the format of its numbers where the unit's own does not do."""
    code = code or number_code(unit, scale.step, max(abs(scale.low), abs(scale.high)))
    look = f'{_grid()}{title_xml(title)}<c:numFmt formatCode={quoteattr(code)} sourceLinked="0"/>{NO_TICKS}'
    look += f'<c:tickLblPos val="low"/>{NO_LINE}{type_(Role.QUIET, TICK_SIZE.pt)}'
    return _value_axis(axis, scale, look, is_seen=True) + f'<c:majorUnit val="{scale.step!r}"/></c:valAx>'


def unseen(scale: Scale, axis: int = UP) -> str:
    """A scale that nobody reads: where marks stand says it."""
    look = f'<c:numFmt formatCode="General" sourceLinked="0"/>{NO_TICKS}<c:tickLblPos val="none"/>'
    return _value_axis(axis, scale, look, is_seen=False) + "</c:valAx>"


def periods(every: int = 1, *, is_close: bool = False) -> str:
    """Names of periods, every so many of them, counted from the first; `is_close` where they nearly touch."""
    return (
        f'<c:catAx><c:axId val="{ACROSS}"/><c:scaling>{UPWARDS}</c:scaling><c:delete val="0"/><c:axPos val="b"/>'
        f'<c:numFmt formatCode="General" sourceLinked="0"/>{_at_the_bottom(is_close)}'
        f'<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="{every}"/>'
        '<c:tickMarkSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def whole_times(every: int, end: int, title: Title | None = None) -> str:
    """Whole units of time since the start: an axis of days, since only there two points may share a place."""
    return (
        f'<c:dateAx><c:axId val="{ACROSS}"/><c:scaling>{UPWARDS}<c:max val="{end}"/><c:min val="0"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="b"/>'
        f'{title_xml(title)}<c:numFmt formatCode="0" sourceLinked="0"/>{_at_the_bottom()}'
        '<c:auto val="0"/><c:lblOffset val="100"/><c:baseTimeUnit val="days"/>'
        f'<c:majorUnit val="{every}"/><c:majorTimeUnit val="days"/></c:dateAx>'
    )


def _at_the_bottom(is_close: bool = False) -> str:
    line = stroke(Role.CONTEXT, UNDERLINE)
    words = type_(Role.QUIET, TICK_SIZE.pt, turn=LEVEL if is_close else LEVEL.replace("1", "0"))
    crossing = f'<c:crossAx val="{UP}"/><c:crosses val="min"/>'
    return f'{NO_TICKS}<c:tickLblPos val="low"/>{line}{words}{crossing}'


def _value_axis(axis: int, scale: Scale, look: str, *, is_seen: bool) -> str:
    return (
        f'<c:valAx><c:axId val="{axis}"/><c:scaling>{UPWARDS}<c:max val="{scale.high!r}"/><c:min val="{scale.low!r}"/>'
        f'</c:scaling><c:delete val="{int(not is_seen)}"/><c:axPos val="{"l" if axis == UP else "b"}"/>{look}'
        f'<c:crossAx val="{ACROSS if axis == UP else UP}"/><c:crosses val="min"/>'
        '<c:crossBetween val="midCat"/>'
    )


def _grid() -> str:
    return f"<c:majorGridlines>{stroke(Role.FAINT, GRID)}</c:majorGridlines>"


def title_xml(title: Title | None) -> str:
    """Of an axis or a chart, level, and where we say: an upright axis would turn it."""
    if title is None or not title.words:
        return ""
    words = rich((title.words,), title.role, TICK_SIZE.pt, title.bold, "l").replace("<a:bodyPr ", '<a:bodyPr rot="0" ')
    place = f'<c:xMode val="edge"/><c:yMode val="edge"/><c:x val="{title.left:.5f}"/><c:y val="{title.top:.5f}"/>'
    return (
        f'<c:title>{words}<c:layout><c:manualLayout>{place}</c:manualLayout></c:layout><c:overlay val="1"/></c:title>'
    )

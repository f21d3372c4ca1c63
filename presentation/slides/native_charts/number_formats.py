"""Number formats that say on a chart what presentation/charts/numbers.py says, so that a label follows its number.

A label with a format stays right when somebody changes the number behind it in PowerPoint; a text would not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from presentation.charts.numbers import THOUSANDS
from presentation.wording import MINUS

# Sign, what stands before the digits, digits, what stands after them.
PARTS = re.compile(rf"([{MINUS}+]?)([^\d{MINUS}+]*)(\d[\d,]*(?:\.\d+)?)(\D*)")
COMMAS = {letter: "," * (3 - i) for i, (_, letter) in enumerate(THOUSANDS)}  # each divides by a thousand


def format_saying(text: str, amount: float) -> str | None:
    """The format under which a spreadsheet shows the amount as this text; None where there is none."""
    found = PARTS.fullmatch(text)
    if found is None:
        return None
    sign, before, digits, after = found.groups()
    if _as_shown(amount, digits, after) != digits.replace(",", "") or (amount < 0) != (sign == MINUS):
        return None
    decimals = "." + "0" * len(digits.partition(".")[2]) if "." in digits else ""
    whole = "#,##0" if "," in digits else "0"
    said = f"{whole}{decimals}{COMMAS.get(after, '')}{_after(after)}"
    number = _literal(before) + said
    return f"{'+' if sign == '+' else ''}{number};{_literal(MINUS + before)}{said};{number}"


def formats_saying(texts: Sequence[str], amounts: Sequence[float | None]) -> list[str | None]:
    return [
        None if amount is None else format_saying(text, amount) for text, amount in zip(texts, amounts, strict=True)
    ]


def _as_shown(amount: float, digits: str, after: str) -> str:
    """The digits as a spreadsheet rounds them: half away from zero, from the shortest decimal that is the float."""
    exact = abs(Decimal(repr(amount)))
    if "%" in after:
        exact *= 100
    exact = next((exact / size for size, letter in THOUSANDS if letter == after), exact)
    return str(exact.quantize(Decimal(1).scaleb(-len(digits.partition(".")[2])), ROUND_HALF_UP))


def _literal(text: str) -> str:
    return f'"{text}"' if text else ""


def _after(text: str) -> str:
    """What follows the digits: "%" itself multiplies by a hundred, all else is a literal."""
    before, percent, rest = text.partition("%")
    return f"{_literal(before)}{percent}{_literal(rest)}"

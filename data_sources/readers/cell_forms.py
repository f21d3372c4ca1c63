"""What kind of value a cell's text is, as far as its form tells: by this a right reading of a file shows itself."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

Kind = Literal["empty", "number", "day", "time", "moment", "address", "code", "nothing", "structure", "words", "text"]

# Written in capitals before or after a number, as exports of several countries do.
CURRENCY = (
    r"(?:[$€£¥]|(?-i:EUR|USD|GBP|CHF|JPY|CNY|INR|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|RUB|BRL|MXN|ZAR|TRY|SGD|HKD))"
)
NUMBER = (
    rf"[-+(]?\s?{CURRENCY}?\s?[-+]?(?:\d{{1,3}}(?:[., '\u00a0\u202f’]\d{{3}})+|\d+)(?:[.,]\d+)?(?:[eE][-+]?\d+)?"
    rf"\s?(?:%|{CURRENCY})?\)?|[-+]?[.,]\d+(?:[eE][-+]?\d+)?"
)
MONTH = (
    r"(?:jan|feb|f[eé]v|mar|m[aä]r|apr|avr|ma[iy]|jui?n|juil|jul|aug|ao[uû]|sep|o[ck]t|nov|de[cz]|d[eé]c)[a-zäéû]{0,6}"
)
DAY = (
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2,4}|\d{4}年\d{1,2}月\d{1,2}日"
    rf"|\d{{1,2}}[-/. ]{{0,2}}{MONTH}\.?[-/., ]{{0,2}}\d{{2,4}}|{MONTH}[-/. ]\d{{1,2}},? \d{{4}}|{MONTH}[- ]\d{{2,4}}"
)
TIME = r"\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s?[AaPp]\.?[Mm]\.?)?(?:\s?(?:Z|UTC|GMT|[-+]\d{2}:?\d{2}))?"
# The first that fits is the kind; the names are the kinds.
FORMS = re.compile(
    rf"\s*(?:(?P<empty>)|(?P<number>{NUMBER})|(?P<day>{DAY})|(?P<time>{TIME})|(?P<moment>(?:{DAY})[T ,]+(?:{TIME}))"
    r"|(?P<address>(?:https?|ftp)://\S+|www\.\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\d+(?:\.\d+){3})"
    r"|(?P<code>(?=[^\s\d]*\d)[\w.\-/]+)|(?P<nothing>n/?a|null|none|nan|-+|\?+)|(?P<structure>\{.*\}|\[.*\])"
    r"|(?P<words>[^\W\d_][\w'’.\-/&()#+%$€£@!? ]*))\s*",
    re.IGNORECASE | re.DOTALL,
)
# Beyond this many characters a text is a comment, whatever it holds.
LONGEST_VALUE = 200
# How well each kind speaks for the reading that yields it. An empty cell says little: any delimiter yields some.
WEIGHTS: dict[Kind, float] = {
    "empty": 0.7,
    "number": 1,
    "day": 1,
    "time": 1,
    "moment": 1,
    "address": 1,
    "code": 1,
    "nothing": 1,
    "structure": 0.9,
    "words": 0.9,
    "text": 0.3,
}
UNDIVIDED_WEIGHT = 0.1
# A text that holds one of these may be several cells that were not divided.
DIVIDING = re.compile(r'[;\t|\n"]')
TYPED: frozenset[Kind] = frozenset({"number", "day", "time", "moment", "address"})


@lru_cache(maxsize=1 << 16)
def kind_of(cell: str) -> Kind:
    """The kind of one cell."""
    form = FORMS.fullmatch(cell) if len(cell) <= LONGEST_VALUE else None
    return "text" if form is None else form.lastgroup  # type: ignore[return-value]


@lru_cache(maxsize=1 << 16)
def weight_of(cell: str) -> float:
    """How well the cell speaks for the reading that yields it, from 0 to 1."""
    kind = kind_of(cell)
    return UNDIVIDED_WEIGHT if kind == "text" and DIVIDING.search(cell[:1000]) else WEIGHTS[kind]


def is_typed(cell: str) -> bool:
    """Whether the cell is a number, a day, a time or an address: what a header hardly ever is."""
    return kind_of(cell) in TYPED

"""The numbers that stand in a sentence: how much, of what unit, with which sign, as a reader takes them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from presentation.wording import SYMBOLS

SCALES = {
    "thousand": 10**3, "k": 10**3, "million": 10**6, "m": 10**6, "mn": 10**6, "billion": 10**9, "bn": 10**9,
}  # fmt: skip
CURRENCY = r"[€$£¥]|\b[A-Z]{3}(?=[\s\u00a0]?\d)"
NUMBER = re.compile(
    rf"(?P<sign>[+\u2212-])?(?:(?P<money>{CURRENCY})[\s\u00a0]?(?P<inner>[\u2212-])?)?"
    r"(?<![\w.,])(?P<digits>\d+(?:[.,]\d+)*)(?=(?:k|K|m|M|mn|bn|x)?\b)(?![a-zA-Z]{3})"
)
SCALE = re.compile(r"[\s\u00a0]?(thousand|million|billion|mn|bn|m|k)\b", re.IGNORECASE)
AFTER = (
    ("%", re.compile(r"[\s\u00a0]?(%|per ?cent\b)")),
    ("percentage points", re.compile(r"[\s\u00a0]percentage points?\b")),
    ("points", re.compile(r"[\s\u00a0]points?\b")),
    ("times", re.compile(r"[\s\u00a0]?(times\b|×|x\b)")),
)
EUROS = re.compile(r"[\s\u00a0](euros?|dollars?|pounds?)\b", re.IGNORECASE)
NAMED_MONEY = {"euro": "€", "dollar": "$", "pound": "£"}
RATE = re.compile(r"[\s\u00a0]?(?:a|an|per|each|every|/)[\s\u00a0]?(year|month|quarter|week)\b", re.IGNORECASE)
NOUN = re.compile(r"[\s\u00a0]([a-z][a-z-]+)")
JOINED = re.compile(r"[\s\u00a0]?(to|and|or|against|from|–|-)[\s\u00a0]?")  # "54 to 93 %": one unit for both
MONTHS = [f"{date(2000, month, 1):%B}" for month in range(1, 13)]
# "Q3 2026" and "June 2026" as a whole, a month alone too where it is no other word.
PERIOD = re.compile(rf"\b(?:(?:Q[1-4]|H[12]|{'|'.join(MONTHS)}) \d{{4}}|{'|'.join(set(MONTHS) - {'March', 'May'})})\b")
TOKEN = re.compile(r"(?<!\w)(?=\w*\d)(?=\w*[A-Za-z])\w+")  # "Q3", "Office365": a name, no number

WORDS = {
    word: number
    for number, word in enumerate(
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], start=2
    )
} | {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100, "dozen": 12}  # fmt: skip
WORD = re.compile(rf"\b({'|'.join(WORDS)})\b", re.IGNORECASE)
PARTS = (
    (re.compile("[½⅓¼¾⅔⅕]"), Decimal(-1), "part"),  # nothing that is said is said so
    (re.compile(r"\btwo[ -]thirds\b", re.IGNORECASE), Decimal(67), "%"),
    (re.compile(r"\bthree[ -]quarters (?=of)", re.IGNORECASE), Decimal(75), "%"),
    (re.compile(r"\b(a|one)[ -]third\b", re.IGNORECASE), Decimal(33), "%"),
    (re.compile(r"\b(by )?a quarter\b(?(1)| (?=of|fewer|less|more|lower|higher))", re.IGNORECASE), Decimal(25), "%"),
    (re.compile(r"\b(a|one)[ -]fifth\b", re.IGNORECASE), Decimal(20), "%"),
    (re.compile(r"\b(a|one)[ -]tenth\b", re.IGNORECASE), Decimal(10), "%"),
    (re.compile(r"\bhal(f|ves|ved?)\b", re.IGNORECASE), Decimal(50), "%"),
    (re.compile(r"\b(twice|doubl(e|es|ed|ing)|twofold)\b", re.IGNORECASE), Decimal(2), "times"),
    (re.compile(r"\b(thrice|tripl(e|es|ed|ing)|threefold)\b", re.IGNORECASE), Decimal(3), "times"),
    (re.compile(r"\btenfold\b", re.IGNORECASE), Decimal(10), "times"),
    (re.compile(r"\b(hundreds|thousands|millions|billions|dozens)\b", re.IGNORECASE), Decimal(-1), "many"),
)
ONE_IN = re.compile(rf"\b(?:one|1) (?:in|of|out of) (?:every )?({'|'.join(WORDS)}|\d+)\b", re.IGNORECASE)
HOW_SURE = re.compile(r"\s?95[\s\u00a0]?% (interval|confidence)")  # how a range is read, no number of a finding
FIRST_YEAR, LAST_YEAR = 1900, 2100
# What records are counted in.
COUNTED = frozenset({
    "customers", "answers", "cases", "comments", "invitations", "losses", "features", "issues", "segments", "surveys",
    "mentions", "contracts", "invoices", "wishes", "competitors", "initiatives", "quarters", "months", "days", "years",
})  # fmt: skip


@dataclass(frozen=True)
class SaidNumber:
    """`unit` is "%", "percentage points", "points", "times", a currency's sign, what is counted, or ""."""

    text: str
    amount: Decimal  # without its sign, scaled: "€8.7 million" is 8700000
    sign: int  # -1, 1, or 0 where none stands before it
    unit: str
    per: str  # "year" in "€8.7 million a year"
    start: int
    end: int

    @property
    def has_hard_unit(self) -> bool:
        """A unit that a reader has to be told: 54 is not 54 %."""
        return self.unit in ("%", "percentage points", "times") or self.is_money

    @property
    def is_year(self) -> bool:
        return not self.unit and not self.sign and FIRST_YEAR <= self.amount <= LAST_YEAR

    @property
    def is_money(self) -> bool:
        return bool(self.unit) and not self.unit[0].islower() and self.unit != "%"

    def says(self, other: SaidNumber) -> bool:
        """Whether this, in a title, is that number of a finding."""
        if self.unit != other.unit and {self.unit, other.unit} <= COUNTED:
            return False  # 344 customers are not 344 cases
        if self.amount != other.amount or (self.sign == -1) != (other.sign == -1):
            return False
        if self.per and other.per and self.per != other.per:
            return False
        return self.unit == other.unit or not (other.has_hard_unit or self.has_hard_unit)


def numbers_in(text: str) -> tuple[SaidNumber, ...]:
    """In digits and in words, as they come; years and the digits of a name stand in tokens_in."""
    digits = [_number(text, found) for found in NUMBER.finditer(text) if not HOW_SURE.match(text, found.start())]
    found = [*_units_shared(text, digits), *_in_words(text)]
    return tuple(sorted(found, key=lambda each: each.start))


def tokens_in(text: str) -> tuple[str, ...]:
    """Periods, and words that hold a digit, as they are written: "Q3 2026", "Q3", "Office365"."""
    taken = [(each.start, each.end) for each in numbers_in(text)]
    found = [each for each in TOKEN.finditer(text) if not any(start <= each.start() < end for start, end in taken)]
    return tuple(dict.fromkeys([*periods_in(text), *(each[0] for each in found)]))


def periods_in(text: str) -> tuple[str, ...]:
    """Quarters and months, with their year and without: "Q3 2026", "Q3"."""
    return tuple(part for each in PERIOD.finditer(text) for part in dict.fromkeys([each[0], each[0].split(" ")[0]]))


def _number(text: str, found: re.Match[str]) -> SaidNumber:
    amount, end = _plain(found["digits"]), found.end()
    if scale := SCALE.match(text, end):
        amount, end = amount * SCALES[scale[1].lower()], scale.end()
    unit, end = _unit(text, end, found["money"] or "")
    rate = RATE.match(text, end)
    sign = found["sign"] or found["inner"]
    is_joined = sign == "-" and found.start() > 0 and text[found.start() - 1].isalnum()  # "2025-26"
    return SaidNumber(
        text[found.start() : rate.end() if rate else end].strip(),
        amount,
        0 if not sign or is_joined else 1 if sign == "+" else -1,
        unit,
        rate[1].lower() if rate else "",
        found.start(),
        end,
    )


def _plain(digits: str) -> Decimal:
    """A comma before three digits parts thousands; before others it is a decimal comma."""
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", digits):
        return Decimal(digits.replace(",", ""))
    whole, _, decimals = digits.replace(",", ".").rpartition(".")
    return Decimal(f"{whole.replace('.', '')}.{decimals}" if whole else decimals)


def _unit(text: str, end: int, money: str) -> tuple[str, int]:
    if money:
        return SYMBOLS.get(money, money), end
    for unit, pattern in AFTER:
        if after := pattern.match(text, end):
            return unit, after.end()
    if named := EUROS.match(text, end):
        return NAMED_MONEY[named[1].lower().rstrip("s")], named.end()
    return _noun(text, end), end


def _noun(text: str, end: int) -> str:
    """What is counted, where it is something that records are counted in."""
    after = NOUN.match(text, end)
    return after[1] if after and after[1] in COUNTED else ""


def _units_shared(text: str, numbers: list[SaidNumber]) -> list[SaidNumber]:
    """The first number of "54 to 93 %" takes the unit of the last."""
    shared = list(numbers)
    for i in range(len(shared) - 2, -1, -1):
        one, after = shared[i], shared[i + 1]
        between = text[one.end : after.start]
        if not one.has_hard_unit and after.has_hard_unit and JOINED.fullmatch(between):
            shared[i] = replace(one, unit=after.unit)
    return shared


def _in_words(text: str) -> list[SaidNumber]:
    said = []
    for found in ONE_IN.finditer(text):
        of = WORDS.get(found[1].lower()) or int(found[1])
        share = Decimal(100) / of if of else Decimal(0)
        said.append(SaidNumber(found[0], share.quantize(Decimal(1)), 0, "%", "", *found.span()))
    for pattern, amount, unit in PARTS:
        said += [SaidNumber(each[0].strip(), amount, 0, unit, "", *each.span()) for each in pattern.finditer(text)]
    taken = [(each.start, each.end) for each in said]
    for found in WORD.finditer(text):
        if not any(start <= found.start() < end for start, end in taken):
            amount, noun = Decimal(WORDS[found[1].lower()]), _noun(text, found.end())
            said.append(SaidNumber(found[0], amount, 0, noun, "", *found.span()))
    return said

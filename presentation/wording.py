"""Sentences as people say them: the one place where numbers are rounded, given a unit and a sign.

A number is rounded to what its interval supports: the last digit shown is the first one that the interval leaves in
doubt, never coarser than people expect of the unit and never finer than anybody needs.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from string import Formatter

from analysis.estimates import Estimate
from analysis.quantities import Count, Days, Money, Months, Points, Quantity, Ratio, Score, Share, ShareChange
from analysis.sentences import Part, Sentence
from presentation.nouns import number_word, with_noun
from presentation.rounding import grain_of, rounded, shown, step_for

NOT_KNOWN = "not known"
NO_BREAK_SPACE = "\u00a0"  # before %; Source Serif has no narrow one
MINUS = "\u2212"
SYMBOLS = {"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥"}
SCALES = ((Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"), (Decimal(10) ** 3, "thousand"))
IN_FULL_BELOW = 10_000  # "€8,200" is shorter than "€8.2 thousand"


def say(sentence: Sentence) -> str:
    """The sentence with its numbers in words; `**bold**` stays marked. A number word that opens it is capitalised."""
    said = []
    for literal, name, form, _ in Formatter().parse(sentence.template):
        said.append(literal)
        if name is not None:
            word = say_part(sentence.parts[name], form or "")
            opens = not "".join(said).strip("* ")
            said.append(word[:1].upper() + word[1:] if opens and form == "word" else word)
    return re.sub(r"(?<=\d) %", f"{NO_BREAK_SPACE}%", "".join(said))


def say_plain(sentence: Sentence) -> str:
    """The sentence without the marks of bold type: for files, pictures and alternative texts."""
    return without_marks(say(sentence))


def without_marks(text: str) -> str:
    return text.replace("**", "")


def say_part(part: Part, form: str = "") -> str:
    if isinstance(part, Estimate):
        return say_estimate(part, form)
    if isinstance(part, Quantity):
        return say_quantity(part, form)
    if isinstance(part, date):
        return f"{part.day} {part:%B %Y}"
    if isinstance(part, str):
        return part
    return _say_integer(int(part), form)


def say_estimate(estimate: Estimate, form: str = "") -> str:
    """The estimate in one of the forms of analysis.sentences.FORMS; `range` and `interval` say how sure we are."""
    is_counted = estimate.low.amount == estimate.high.amount
    if form in ("range", "interval") and is_counted:
        return say_estimate(estimate) if form == "range" else "counted in full"
    if form == "range":
        return _say_range(estimate)
    if form == "interval":
        return f"95{NO_BREAK_SPACE}% interval {_say_range(estimate)}"
    step = step_for(estimate.value, half_width(estimate), estimate.sample_size)
    return _say(estimate.value, form, step)


def say_quantity(quantity: Quantity, form: str = "") -> str:
    if form in ("range", "interval"):
        raise TypeError(f"form {form!r} needs an Estimate, got the bare quantity {quantity}")
    return _say(quantity, form, step_for(quantity, None, None))


def half_width(estimate: Estimate) -> float | None:
    """Half the interval; None where everything was counted or the interval is open."""
    width = (estimate.high.amount - estimate.low.amount) / 2
    return width if 0 < width < math.inf else None


def say_share(share: float) -> str:
    """A bare share for source lines and notes, in whole percent: "61 %"."""
    return _say(Share(share), "", Decimal(1))


def _say(quantity: Quantity, form: str, step: Decimal) -> str:
    if not math.isfinite(quantity.amount):
        return NOT_KNOWN
    if form == "word" and isinstance(quantity, Count):
        return with_noun(number_word(round(quantity.amount)), round(quantity.amount), quantity.of)
    if form == "exact":
        step = grain_of(quantity).exact
    amount = rounded(quantity, step)
    sign = _sign(amount, form, isinstance(quantity, Points | ShareChange))
    return sign + _with_unit(quantity, abs(amount), step, form)


def _sign(amount: Decimal, form: str, is_signed_by_nature: bool) -> str:
    if form == "size" or amount == 0:
        return ""
    if amount < 0:
        return MINUS
    return "+" if form == "signed" or is_signed_by_nature else ""


def _with_unit(quantity: Quantity, amount: Decimal, step: Decimal, form: str) -> str:
    """The absolute amount with its unit."""
    if isinstance(quantity, Money):
        return _money(quantity, amount, step, in_full=form == "exact")
    digits = shown(amount, step)
    if isinstance(quantity, Share):
        return f"{digits}{NO_BREAK_SPACE}%"
    if isinstance(quantity, Count):
        return with_noun(digits, amount, quantity.of)
    if isinstance(quantity, Points | Score):
        is_difference = form == "size" or (form == "signed" and isinstance(quantity, Score))
        return with_noun(digits, amount, "points") if is_difference else digits
    noun = next((noun for kind, noun in NOUNS.items() if isinstance(quantity, kind)), "")
    return with_noun(digits, amount, noun)


NOUNS: dict[type[Quantity], str] = {ShareChange: "percentage points", Days: "days", Months: "months", Ratio: "times"}


def _money(money: Money, amount: Decimal, step: Decimal, in_full: bool) -> str:
    rate = f" a {money.per}" if money.per else ""
    symbol = SYMBOLS.get(money.currency, f"{money.currency}{NO_BREAK_SPACE}")
    if in_full or amount < IN_FULL_BELOW:
        cents = amount if in_full or step < 1 else amount.quantize(Decimal(1))
        return f"{symbol}{cents:,.2f}{rate}" if in_full or step < 1 else f"{symbol}{cents:,}{rate}"
    scale, word = next((scale, word) for scale, word in SCALES if amount >= scale)
    digits = shown(amount / scale, step / scale)
    return f"{symbol}{digits.rstrip('0').rstrip('.') if '.' in digits else digits} {word}{rate}"


def _say_range(estimate: Estimate) -> str:
    """Both ends with one unit: "22 to 31", "43 to 48 %", "€1.1 million to €1.4 million"; open ends in words."""
    low, high = estimate.low, estimate.high
    # By the end further from none: how small the value in between is makes the ends no surer.
    ends = [end for end in (low, high) if math.isfinite(end.amount)] or [estimate.value]
    furthest = max(ends, key=lambda end: abs(end.amount))
    step = step_for(furthest, half_width(estimate), estimate.sample_size)
    if isinstance(furthest, Share) and math.isfinite(low.amount + high.amount):
        # Nor does an end next to all of it: "95 to 100 %", not "95.36 to 99.97 %".
        middle = furthest.with_amount((low.amount + high.amount) / 2)
        step = max(step, step_for(middle, half_width(estimate), estimate.sample_size))
    step = min(_kept_off_no_difference(low, step), _kept_off_no_difference(high, step))
    if not math.isfinite(high.amount):
        return f"at least {_say(low, '', step)}"
    if rounded(low, step) == rounded(high, step):
        return _say(high, "", step)
    if isinstance(low, Money):
        return f"{_say(low, '', step)} to {_say(high, '', step)}"
    straddles = low.amount < 0 < high.amount
    # A ratio's ends may be a hundred times apart: "21 to 5,900 times", each to two digits of its own.
    finer = min(step, step_for(low, half_width(estimate), None)) if isinstance(low, Ratio) else step
    first = _signed_digits(low, finer, with_plus=straddles)
    last = _signed_digits(high, step, with_plus=straddles)
    return f"{first} to {_as_noun(high, last)}"


def _signed_digits(quantity: Quantity, step: Decimal, with_plus: bool) -> str:
    amount = rounded(quantity, step)
    return _sign(amount, "signed" if with_plus else "", False) + shown(abs(amount), step)


def _as_noun(quantity: Quantity, digits: str) -> str:
    """The last number of a range with the unit that belongs to both."""
    if isinstance(quantity, Share):
        return f"{digits}{NO_BREAK_SPACE}%"
    noun = quantity.of if isinstance(quantity, Count) else NOUNS.get(type(quantity), "")
    return f"{digits} {noun}".rstrip()


def _kept_off_no_difference(end: Quantity, step: Decimal) -> Decimal:
    """A finer step where rounding would move an end of the interval onto "no difference" and change the verdict."""
    neutral = Decimal(1) if isinstance(end, Ratio) else Decimal(0)
    has_no_neutral = isinstance(end, Money | Count | Days | Months)
    if has_no_neutral or end.amount == neutral or not math.isfinite(end.amount):
        return step
    return next((finer for finer in (step, step / 10, step / 100) if rounded(end, finer) != neutral), step)


def _say_integer(number: int, form: str) -> str:
    size = f"{abs(number):,}"
    forms: dict[str, Callable[[], str]] = {
        "word": lambda: number_word(number),
        "size": lambda: size,
        "signed": lambda: _sign(Decimal(number), "signed", False) + size,
    }
    return forms.get(form, lambda: _sign(Decimal(number), "", False) + size)()

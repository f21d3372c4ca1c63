"""How numbers are said: rounded to what the interval supports, with unit, sign and noun that agree."""

from __future__ import annotations

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.estimates import Estimate, counted
from analysis.quantities import (
    Count,
    Days,
    Money,
    Months,
    Points,
    Quantity,
    Ratio,
    Score,
    Share,
    ShareChange,
)
from analysis.sentences import FORMS, sentence
from presentation.nouns import singular
from presentation.wording import say, say_estimate, say_part, say_plain, say_quantity


def between(value: Quantity, low: float, high: float, sample_size: int = 400) -> Estimate:
    return Estimate(value, value.with_amount(low), value.with_amount(high), sample_size, "a method")


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_fills_a_sentence_and_keeps_the_bold_marks() -> None:
    told = sentence(
        "The score fell {change:size} to {level}; **{answers} answered**.",
        change=Points(-4.0),
        level=between(Points(26.9), 22.1, 31.4),
        answers=2914,
    )
    assert say(told) == "The score fell 4 points to +27; **2,914 answered**."
    assert say_plain(told) == "The score fell 4 points to +27; 2,914 answered."


def test_says_the_interval_in_words() -> None:
    level = between(Points(26.9), 22.1, 31.4)
    assert plain(say(sentence("The score is {x} ({x:interval}).", x=level))) == (
        "The score is +27 (95 % interval 22 to 31)."
    )
    assert say(sentence("between {x:range}", x=level)) == "between 22 to 31"


def test_never_breaks_a_line_before_the_percent_sign() -> None:
    assert say(sentence("95 % of {x}", x=Share(0.458))) == "95\u00a0% of 45.8\u00a0%"


@pytest.mark.parametrize(
    ("estimate", "said"),
    [
        (between(Share(0.26537), 0.255, 0.276), "27 %"),
        (between(Share(0.26537), 0.261, 0.2695), "26.5 %"),
        (counted(Share(0.26537), 7043), "26.5 %"),
        (counted(Share(0.45844), 300), "46 %"),
        (between(Points(11.8), 10, 13.6), "+12"),
        (between(Points(11.8), 11.2, 12.4), "+11.8"),
        (between(Points(-3.6), -9, 1.8), "−4"),
        (between(Score(4.21, 1, 5), 4.1, 4.32), "4.2"),
        (between(Score(4.213, 1, 5), 4.2, 4.23), "4.21"),
        (between(Money(1_234_567, "EUR"), 900_000, 1_600_000), "€1.2 million"),
        (between(Money(1_234_567, "EUR"), 1_230_000, 1_240_000), "€1.23 million"),
        (between(Count(3833, "answers"), 3500, 4200), "3,830 answers"),
        (between(Ratio(2.13), 1.6, 2.8), "2.1 times"),
        (between(Ratio(1.04), 0.6, 1.5), "1.04 times"),
        (between(Ratio(349.0), 20.7, 5_885.6), "350 times"),
        (between(ShareChange(0.046), 0.003, 0.089), "+5 percentage points"),
        (between(Days(12.4), 9, 15), "12 days"),
        (between(Months(13.4), 13.1, 13.7), "13.4 months"),
    ],
)
def test_rounds_to_what_the_interval_supports(estimate: Estimate, said: str) -> None:
    assert plain(say_estimate(estimate)) == said


@pytest.mark.parametrize(
    ("quantity", "said"),
    [
        (Money(139_130.85, "USD", "month"), "$139 thousand a month"),
        (Money(1_240_000_000, "GBP"), "£1.24 billion"),
        (Money(8_234, "EUR"), "€8,230"),
        (Money(64.76, "EUR"), "€64.76"),
        (Money(999_600, "EUR"), "€1 million"),
        (Money(-1_234_567, "EUR"), "−€1.23 million"),
        (Money(12_500, "CHF"), "CHF 12.5 thousand"),
        (Money(0, "EUR"), "€0"),
        (Share(0.5), "50 %"),
        (Share(0.458), "45.8 %"),
        (Share(0.285), "28.5 %"),
        (Points(27.4), "+27"),
        (Points(0), "0"),
        (Score(4.2, 1, 5), "4.2"),
        (Count(2914, "answers"), "2,914 answers"),
        (Count(1, "answers"), "1 answer"),
        (Days(1), "1 day"),
        (ShareChange(-0.01), "−1 percentage point"),
        (Ratio(2), "2.0 times"),
    ],
)
def test_says_a_bare_quantity_with_its_unit(quantity: Quantity, said: str) -> None:
    assert plain(say_quantity(quantity)) == said


@pytest.mark.parametrize(
    ("quantity", "form", "said"),
    [
        (Points(4), "signed", "+4"),
        (Points(-4), "size", "4 points"),
        (Points(1), "size", "1 point"),
        (Score(-1.1, 1, 5), "size", "1.1 points"),
        (Score(0.4, 1, 5), "signed", "+0.4 points"),
        (Share(0.05), "signed", "+5 %"),
        (ShareChange(-0.05), "size", "5 percentage points"),
        (Money(1_234_567.891, "EUR"), "exact", "€1,234,567.89"),
        (Money(-5_000_000, "EUR"), "size", "€5 million"),
        (Money(5_000_000, "EUR"), "signed", "+€5 million"),
        (Points(11.84), "exact", "+11.8"),
        (Share(0.26537), "exact", "26.54 %"),
        (Count(4, "segments"), "word", "four segments"),
        (Count(1, "segments"), "word", "one segment"),
        (Count(0, "segments"), "word", "no segments"),
        (Count(13, "segments"), "word", "13 segments"),
    ],
)
def test_gives_each_form(quantity: Quantity, form: str, said: str) -> None:
    assert plain(say_quantity(quantity, form)) == said


@pytest.mark.parametrize(
    ("number", "form", "said"),
    [(2914, "", "2,914"), (-4, "", "−4"), (4, "signed", "+4"), (-4, "size", "4"), (4, "word", "four")],
)
def test_says_whole_numbers(number: int, form: str, said: str) -> None:
    assert say_part(number, form) == said


def test_says_days_of_the_calendar() -> None:
    assert say_part(date(2026, 9, 3)) == "3 September 2026"


def test_a_number_word_that_opens_the_sentence_is_capitalised() -> None:
    assert say(sentence("**{n:word} of {m:word}** fell", n=3, m=4)) == "**Three of four** fell"
    assert say(sentence("{name} fell", name="iPhone")) == "iPhone fell"


@pytest.mark.parametrize(
    ("estimate", "said"),
    [
        (between(Points(1.8), -3.2, 6.9), "−3 to +7"),
        (between(Points(-6), -9.1, -2.8), "−9 to −3"),
        (between(Share(0.45), 0.43, 0.476), "43 to 48 %"),
        (between(ShareChange(0.04), 0.02, 0.06), "2 to 6 percentage points"),
        (between(Money(1.2e6, "EUR"), 9e5, 1.6e6), "€900 thousand to €1.6 million"),
        (between(Ratio(3.0), 1.5, math.inf), "at least 1.5 times"),
        (between(Count(3833, "answers"), 3500, 4200), "3,500 to 4,200 answers"),
        (counted(Share(0.45844), 300), "46 %"),
    ],
)
def test_says_a_range_with_one_unit(estimate: Estimate, said: str) -> None:
    assert plain(say_estimate(estimate, "range")) == said


def test_rounding_an_interval_never_moves_its_end_onto_no_difference() -> None:
    assert say_estimate(between(Points(4.6), 0.3, 8.9), "range") == "0.3 to 8.9"
    assert plain(say_estimate(between(Ratio(1.5), 1.02, 2.1), "range")) == "1.02 to 2.10 times"
    assert plain(say_estimate(between(Ratio(349.0), 20.7, 5_885.6), "range")) == "21 to 5,900 times"


def test_a_small_share_is_not_said_as_none_nor_nearly_all_as_all() -> None:
    assert plain(say_estimate(between(Share(0.0004), 0.0001, 0.02))) == "0.04 %"
    assert plain(say_quantity(Share(0.9996))) == "99.96 %"


def test_what_was_counted_in_full_says_so_instead_of_an_interval() -> None:
    assert say_estimate(counted(Count(7043, "customers"), 7043), "interval") == "counted in full"


def test_a_range_of_a_bare_quantity_is_refused() -> None:
    with pytest.raises(TypeError, match="needs an Estimate"):
        say_quantity(Points(4), "range")


def test_a_number_that_is_none_is_not_known() -> None:
    assert say_quantity(Share(math.nan)) == "not known"


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("answers", "answer"),
        ("companies", "company"),
        ("losses", "loss"),
        ("people", "person"),
        ("lost customers", "lost customer"),
        ("customers in Europe", "customer in Europe"),
        ("answers to the survey", "answer to the survey"),
    ],
)
def test_knows_the_singular(plural: str, one: str) -> None:
    assert singular(plural) == one


UNITS = [Points(0), Share(0), ShareChange(0), Money(0, "EUR"), Score(0, 1, 5), Days(0), Months(0), Ratio(0)]


@given(st.sampled_from([*UNITS, Count(0, "answers")]), st.floats(-1e9, 1e9), st.sampled_from(sorted(FORMS)))
def test_every_unit_takes_every_form(unit: Quantity, amount: float, form: str) -> None:
    said = say_estimate(between(unit.with_amount(amount), amount - 1, amount + 2), form)
    assert said
    assert "-" not in said.replace("co-", "")
    assert "e+" not in said


@given(st.sampled_from(UNITS), st.floats(0.001, 1e8))
def test_the_size_of_a_fall_is_the_size_of_the_rise(unit: Quantity, amount: float) -> None:
    assert say_quantity(unit.with_amount(amount), "size") == say_quantity(unit.with_amount(-amount), "size")


@pytest.mark.parametrize(
    ("low", "value", "high", "said"),
    [(0.9536, 0.996, 0.9997, "95 to 100"), (0.9991, 0.9994, 0.9997, "99.9 to 100.0"), (0.98, 1.0, 1.0, "98 to 100")],
)
def test_an_end_next_to_all_of_it_makes_a_range_no_finer(low: float, value: float, high: float, said: str) -> None:
    estimate = Estimate(Share(value), Share(low), Share(high), 185, "made by hand")
    assert plain(say_estimate(estimate, "range")) == f"{said} %"

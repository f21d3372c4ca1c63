"""Which scale answers in words are on, and which number each of them stands for."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from data_sources.cleaning.likert import FILE, scale_of

SCALES: list[dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["scale"]


def every_scale() -> Iterator[tuple[str, str, list[str]]]:
    for scale in SCALES:
        for language, answers in scale.items():
            if language not in ("kind", "name"):
                yield scale["kind"], language, [forms.split("|")[0] for forms in answers]


@pytest.mark.parametrize(("kind", "language", "answers"), list(every_scale()))
def test_every_scale_in_every_language_is_told_for_sure(kind: str, language: str, answers: list[str]) -> None:
    guess = scale_of([answer.upper() + "." for answer in reversed(answers)])
    assert guess is not None
    assert list(guess.values.values()) == [float(place) for place in range(1, len(answers) + 1)]
    assert (guess.kind, guess.scale_high, guess.certainty, guess.unknown) == (kind, len(answers), "sure", ())
    assert list(guess.values) == [answer.upper() + "." for answer in answers]


def test_no_form_stands_at_two_places_of_one_scale() -> None:
    for scale in SCALES:
        for language, answers in scale.items():
            if language not in ("kind", "name"):
                forms = [form for answer in answers for form in answer.split("|")]
                assert len(set(forms)) == len(forms), (scale["kind"], language)


def test_answers_that_nobody_gave_leave_the_scale_likely() -> None:
    guess = scale_of(["Very satisfied", "Satisfied", "Dissatisfied", "N/A", "k. A."])
    assert guess is not None
    assert guess.certainty == "likely"
    assert guess.as_declared() == {"Dissatisfied": 2, "Satisfied": 4, "Very satisfied": 5, "N/A": "", "k. A.": ""}


@pytest.mark.parametrize(
    ("labels", "question"),
    [
        (["Satisfied", "Neutral", "Dissatisfied"], ""),  # three points, or the middle of five
        (["Poor", "Good", "Excellent"], ""),
        (["Promoter", "Passive", "Detractor"], ""),
        (["Satisfied", "Very satisfied", "Extremely satisfied", "Dissatisfied"], ""),  # a scale of its own
        (["Strongly agree", "Agree", "Neutral", "Disagree"], "It was difficult to get help"),
    ],
)
def test_what_may_be_another_scale_is_unsure(labels: list[str], question: str) -> None:
    guess = scale_of(labels, question)
    assert guess is not None and guess.certainty == "unsure"


@pytest.mark.parametrize(
    ("labels", "numbers", "scale"),
    [
        (["10 (extremely likely)", "9", "0 - not at all likely"], [10, 9, 0], (0, 10)),
        (["1 = poor", "2", "3", "5 = excellent"], [1, 2, 3, 5], (1, 5)),
        (["★★★★☆", "★★★★★", "★☆☆☆☆"], [4, 5, 1], (1, 5)),
        (["4 stars", "1 star"], [4, 1], (1, 5)),
        (["4 von 5", "5 von 5"], [4, 5], (1, 5)),
        (["5/5", "3/5"], [5, 3], (1, 5)),
        (["7 out of 10", "10 out of 10"], [7, 10], (0, 10)),
    ],
)
def test_labels_that_hold_their_number(labels: list[str], numbers: list[float], scale: tuple[float, float]) -> None:
    guess = scale_of(labels)
    assert guess is not None
    assert [guess.values[label] for label in labels] == numbers
    assert (guess.scale_low, guess.scale_high) == scale


def test_hard_is_low_and_little_effort_is_high() -> None:
    guess = scale_of(["very difficult", "difficult", "neutral", "easy", "very easy"])
    effort = scale_of(["very high effort", "high effort", "moderate effort", "low effort", "very low effort"])
    assert guess is not None and effort is not None
    assert guess.values["very difficult"] == effort.values["very high effort"] == 1


@pytest.mark.parametrize("labels", [["Yes", "No"], ["1", "2", "3"], ["Acme", "Zeta"], [], ["N/A"], ["Good", "Bad"]])
def test_what_is_on_no_scale_is_none(labels: list[str]) -> None:
    assert scale_of(labels) is None


def test_a_rare_slip_of_the_hand_is_left_unknown() -> None:
    guess = scale_of({"Very satisfied": 60, "Satisfied": 40, "Very dissatisfied": 9, "Very satisfed": 1})
    assert guess is not None and guess.unknown == ("Very satisfed",)
    assert scale_of({"Very satisfied": 60, "Satisfied": 40, "Very dissatisfied": 9, "Delighted": 20}) is None

"""Companies in which nothing depends on anything are told nothing but that; random_sets.py asks a thousand of them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from analysis.findings import Story
from analysis.stories import tell
from analysis.view import View
from presentation.wording import say_plain
from tests.benchmarks.honesty.claims import KINDS, claimed, comparisons, kind_of
from tests.benchmarks.honesty.finding_ids import finding_ids
from tests.benchmarks.honesty.random_sets import claims_of
from tests.stories.satisfaction.made_answers import AS_OF, FIRST, answers, customers, satisfied
from tests.stories.satisfaction.made_edition import made_edition

# Small and large companies, with and without dates. Of all, 5 % may be told something; these were not when the level of
# a claim was set.
SEEDS = (2, 3, 8, 19)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_random_company_is_told_no_difference_and_no_driver(seed: int) -> None:
    assert claims_of(seed) == []


def test_every_finding_is_entered_with_what_it_does() -> None:
    assert finding_ids() == set(KINDS)


def test_an_initiative_of_any_name_is_known() -> None:
    assert kind_of("priority-issues/initiative-1c863ec4") is kind_of("priority-issues/initiative")


def test_a_finding_that_nobody_entered_is_an_error() -> None:
    with pytest.raises(KeyError):
        kind_of("satisfaction/horoscope")


@pytest.fixture(scope="module")
def split_company() -> Story:
    """Half of the customers, one segment, are content; the others are not."""
    scores = [*satisfied(180, 200), *satisfied(60, 200)]
    people = customers(400, segment=["A"] * 200 + ["B"] * 200)
    feedback = answers(range(1, 401), scores, "2026-08-02", kind="csat", scale=(1, 5))
    return tell("satisfaction", made_edition({"customer": people, "feedback": feedback}, FIRST, AS_OF), View())


def test_a_true_difference_is_counted_as_a_claim(split_company: Story) -> None:
    found = claimed(split_company)
    assert any(line.startswith("satisfaction/level") and "against" in line for line in found), found


def test_what_cannot_be_told_is_no_claim(split_company: Story) -> None:
    said: Sequence[str] = [
        say_plain(each.claim) for each in split_company.findings if "cannot be told" in say_plain(each.claim)
    ]
    clauses = [clause for each in split_company.findings for clause in comparisons(each.claim)]
    assert not [clause for clause in clauses if clause in said]

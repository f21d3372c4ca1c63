"""Every claim of the sample company may stand over its finding, and no claim with one number changed may."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from analysis.findings import Finding, Story
from presentation.packs.numbers_said import numbers_in
from presentation.packs.title_check import LONGEST_TITLE, why_refused
from presentation.wording import say_plain

pytestmark = pytest.mark.xdist_group("briefings")


def with_one_number_changed(claim: str) -> Iterator[str]:
    for number in numbers_in(claim):
        digits = "".join(letter for letter in number.text if letter.isdigit())
        if digits:
            place = claim.index(digits[0], number.start)
            yield f"{claim[:place]}{(int(digits[0]) + 3) % 10}{claim[place + 1 :]}"


def findings(stories: Mapping[str, Story]) -> list[tuple[Finding, str]]:
    told = [each for story in stories.values() for each in story.findings]
    return [(each, say_plain(each.claim)) for each in told if len(say_plain(each.claim)) < LONGEST_TITLE]


def test_every_claim_stands_over_its_own_finding(sample_stories: Mapping[str, Story]) -> None:
    said = findings(sample_stories)
    assert len(said) > 30
    assert [claim for each, claim in said if why_refused(f"{claim}.", each)] == []


def test_no_claim_stands_with_a_number_changed(sample_stories: Mapping[str, Story]) -> None:
    changed = [(title, each) for each, claim in findings(sample_stories) for title in with_one_number_changed(claim)]
    assert len(changed) > 60
    assert [title for title, each in changed if why_refused(title, each) is None] == []

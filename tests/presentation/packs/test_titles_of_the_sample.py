"""Every claim of the sample company may stand over its finding, and no claim with one number changed may."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from analysis.findings import Finding, Story
from presentation.packs.numbers_said import numbers_in
from presentation.packs.title_check import LONGEST_TITLE, why_refused
from presentation.wording import say_plain


def with_one_number_changed(claim: str) -> Iterator[str]:
    for number in numbers_in(claim):
        digits = "".join(letter for letter in number.text if letter.isdigit())
        if digits:
            place = claim.index(digits[0], number.start)
            yield f"{claim[:place]}{(int(digits[0]) + 3) % 10}{claim[place + 1 :]}"


# A word of the claims, and what turns it round.
REVERSED = (
    ("fell", "rose"), ("rose", "fell"), ("lower", "higher"), ("higher", "lower"), ("more", "less"), ("less", "more"),
    ("gained", "lost"), ("improved", "worsened"), ("worked", "failed"), ("weakest", "strongest"), ("most", "least"),
    ("no initiative", "every initiative"), ("cannot be told yet", "is clear"), ("left", "stayed"), ("first", "last"),
    ("praise", "complaints"), ("complaints", "praise"), ("go most with", "cause"), ("would be", "will be"),
    ("kept", "lost"), ("stay", "leave"), ("larger", "smaller"), ("accelerates", "slows"), ("grew", "shrank"),
)  # fmt: skip


def findings(stories: Mapping[str, Story]) -> list[tuple[Finding, str]]:
    told = [each for story in stories.values() for each in story.findings]
    return [(each, say_plain(each.claim)) for each in told if len(say_plain(each.claim)) < LONGEST_TITLE]


def test_every_claim_stands_over_its_own_finding(sample_stories: Mapping[str, Story]) -> None:
    said = findings(sample_stories)
    assert len(said) > 30
    assert [claim for each, claim in said if why_refused(f"{claim}.", each)] == []


def test_a_claim_with_a_word_turned_round_is_seen_nearly_always(sample_stories: Mapping[str, Story]) -> None:
    said = findings(sample_stories)
    turned = [(re.sub(rf"\b{a}\b", b, claim), claim, each) for a, b in REVERSED for each, claim in said]
    turned = [each for each in turned if each[0] != each[1]]
    stands = [title for title, _, each in turned if why_refused(title, each) is None]
    assert len(turned) > 20
    assert len(stands) <= len(turned) / 10, stands


def test_no_claim_stands_with_a_number_changed(sample_stories: Mapping[str, Story]) -> None:
    changed = [(title, each) for each, claim in findings(sample_stories) for title in with_one_number_changed(claim)]
    assert len(changed) > 60
    assert [title for title, each in changed if why_refused(title, each) is None] == []

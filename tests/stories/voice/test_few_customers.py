"""Fewer customers than may be shown stand nowhere: not as an issue, nor a group's cell, nor between two filters."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd
import pytest

from analysis.findings import Story
from analysis.stories import tell
from analysis.view import View
from queries.run import Edition
from tests.stories.voice.made_voice import LARGE, drawn, edition_of, named

# By issue, who names it in one comment each: nine customers; twenty large ones and four small; thirty and four.
NAMED_BY = {
    "Nine": range(200, 209),
    "Four": [*range(20), *range(LARGE, LARGE + 4)],
    "More": [*range(30), *range(LARGE, LARGE + 4)],
}


@pytest.fixture(scope="module")
def edition() -> Edition:
    said = drawn(np.random.default_rng(3), 3_000)
    often = named(
        np.random.default_rng(1), said, {"Support": np.full(len(said), 0.3), "Speed": np.full(len(said), 0.2)}
    )
    return edition_of(said, pd.concat([often, *(by_customers(said, issue, who) for issue, who in NAMED_BY.items())]))


def by_customers(said: pd.DataFrame, issue: str, customers: Iterable[int]) -> pd.DataFrame:
    late = said[said["said_on"] >= "2025-01-01"].drop_duplicates("customer_id").set_index("customer_id")["verbatim_id"]
    chosen = late.reindex(list(customers)).dropna()
    return pd.DataFrame({"verbatim_id": chosen, "issue": issue, "told_by": "words", "confidence": 0.9})


@pytest.fixture(scope="module")
def stories(edition: Edition) -> dict[str | None, Story]:
    return {segment: tell("voice", edition, View(segment=segment)) for segment in (None, "Large", "Small")}


def everywhere(story: Story) -> str:
    names = [name for each in story.findings for name in each.estimates]
    names += [name for each in story.findings for asked in each.objections for name in asked.estimates]
    rows = [each.evidence.rows.to_csv() for each in story.findings]
    parts = [str(part) for each in story.findings for part in each.claim.parts.values()]
    return " ".join([*names, *rows, *parts])


def test_an_issue_of_nine_customers_is_named_nowhere(stories: dict[str | None, Story]) -> None:
    assert all("Support" in everywhere(each) for each in stories.values())
    assert not any("Nine" in everywhere(each) for each in stories.values())


def test_an_issue_is_not_shown_on_two_pages_whose_difference_is_few(stories: dict[str | None, Story]) -> None:
    shown = {segment for segment, each in stories.items() if "Four" in everywhere(each)}
    assert "Small" not in shown
    assert not {None, "Large"} <= shown


def test_a_cell_of_a_group_obeys_the_same_rule(edition: Edition) -> None:
    story = tell("voice", edition, View(compare_by="segment"))
    assert "issue=Support, segment=" in everywhere(story)
    assert "issue=More, segment=" not in everywhere(story)

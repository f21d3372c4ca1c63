"""What customers wish for is named by their own words, where these tell."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.findings import Story
from analysis.stories import tell
from analysis.view import View
from presentation.wording import say_plain
from queries.run import Edition
from tests.stories.every_number import unbacked
from tests.stories.voice.made_voice import drawn, edition_of, named

THINGS = pd.DataFrame(
    [(1, "dark mode", "dark; mode", 30, 25, 8.0, 1e-9), (2, "export", "export", 9, 9, 6.0, 1e-7)],
    columns=["position", "label", "words", "verbatims", "customers", "ratio", "p_value"],
)


@pytest.fixture(scope="module")
def edition() -> Edition:
    said = drawn(np.random.default_rng(2), 1_000)
    said["is_wish"] = np.arange(len(said)) % 4 == 0
    issues = named(np.random.default_rng(2), said, {"Support": np.full(len(said), 0.3)})
    return edition_of(said, issues, extra={"record.wish_subject": THINGS})


def wishes(story: Story) -> str:
    assert unbacked(story) == []
    found = next(each for each in story.findings if each.id == "voice/wishes")
    return say_plain(found.claim) + str(found.evidence.rows["label"].tolist())


def test_things_that_customers_enough_wish_for_are_named(edition: Edition) -> None:
    said = wishes(tell("voice", edition, View()))
    assert said.startswith("Customers wish for “dark mode”: ")
    assert "['dark mode']" in said


def test_under_a_filter_wishes_are_told_by_their_issue(edition: Edition) -> None:
    said = wishes(tell("voice", edition, View(segment="Small")))
    assert "ask for something that customers do not have" in said
    assert "dark" not in said

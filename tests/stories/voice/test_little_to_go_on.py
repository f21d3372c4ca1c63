"""No comments, dates, moods or segments, or a handful: the story still stands, and says what is missing."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.findings import Story
from analysis.stories import tell
from analysis.view import View
from presentation.wording import say_plain
from tests.stories.every_number import unbacked
from tests.stories.voice.made_voice import drawn, edition_of, named


def told(said: pd.DataFrame, issues: pd.DataFrame | None = None, **how: bool) -> Story:
    story = tell("voice", edition_of(said, issues, **how), View())  # type: ignore[arg-type]
    assert unbacked(story) == []
    return story


def slugs(story: Story) -> list[str]:
    return [each.id.partition("/")[2] for each in story.findings if "issue-" not in each.id]


@pytest.fixture
def random() -> np.random.Generator:
    return np.random.default_rng(11)


@pytest.fixture
def said(random: np.random.Generator) -> pd.DataFrame:
    return drawn(random, 1_500)


def test_without_a_word_there_are_gaps_alone(said: pd.DataFrame) -> None:
    story = told(said.head(0))
    assert story.findings == () and story.ask is None and story.doubts == ()
    assert {gap.held_by for gap in story.gaps} == {"Marketing or Service", "Service", "Sales"}
    assert say_plain(story.situation) == "No export holds a word that customers wrote."


def test_a_handful_of_customers_is_told_nothing_of(said: pd.DataFrame) -> None:
    few = said[said["customer_id"].isin(said["customer_id"].unique()[:9])]
    story = told(few)
    assert story.findings == ()
    assert say_plain(story.situation).startswith("Too few customers wrote")


def test_comments_on_no_issue_and_of_no_mood_are_counted(said: pd.DataFrame) -> None:
    story = told(said)
    assert slugs(story) == ["reading"]
    assert "0 % of 7" in say_plain(story.findings[0].claim).replace("\u00a0", " ")


def test_without_dates_everything_is_one_period(random: np.random.Generator, said: pd.DataFrame) -> None:
    issues = named(random, said, {"Support": np.full(len(said), 0.3), "Speed": np.full(len(said), 0.1)})
    story = told(said, issues, has_dates=False)
    assert story.period == "no dates in this export"
    assert "trend" not in slugs(story)
    assert {"talk", "groups", "journey", "reading"} <= set(slugs(story))
    assert "each department" in [gap.held_by for gap in story.gaps]


def test_without_segments_nobody_is_told_apart(random: np.random.Generator, said: pd.DataFrame) -> None:
    issues = named(random, said, {"Support": np.full(len(said), 0.3)})
    story = told(said, issues, has_segments=False)
    assert "groups" not in slugs(story)
    assert say_plain(story.findings[0].claim).endswith("nothing else can be shown beside it")


def test_losses_and_cases_have_no_mood(random: np.random.Generator, said: pd.DataFrame) -> None:
    cases = said.assign(said_in="case", tone="complaint")
    issues = named(random, cases, {"Support": np.full(len(said), 0.3), "Speed": np.full(len(said), 0.1)})
    assert not {"praised", "complained"} & set(slugs(told(cases, issues)))

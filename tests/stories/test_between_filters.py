"""A story read under one segment after the other gives no small group away."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.findings import Story
from analysis.stories import tell
from analysis.stories.between_filters import hidden_groups
from analysis.view import View
from queries.run import Edition
from tests.stories.satisfaction.made_answers import AS_OF, FIRST, answers, customers
from tests.stories.satisfaction.made_edition import made_edition

CHANNELS = {("Small", "Direct"): 60, ("Small", "Online"): 40, ("Enterprise", "Direct"): 50, ("Enterprise", "Online"): 4}


def company(sizes: dict[tuple[str, str], int]) -> Edition:
    """Each customer answers once, the tenth of each kind as a detractor."""
    kinds = [kind for kind, number in sizes.items() for _ in range(number)]
    people = customers(len(kinds), segment=[each[0] for each in kinds], channel=[each[1] for each in kinds])
    scores = [3.0 if i % 10 == 0 else 10.0 for i in range(len(kinds))]
    given = answers(people["customer_id"].to_numpy(), scores, pd.Timestamp("2026-08-10"))
    return made_edition({"customer": people, "feedback": given}, FIRST, AS_OF)


def groups_shown(story: Story) -> set[str]:
    """Names of estimates that are a group's of a channel, in any finding."""
    return {name for each in story.findings for name in each.estimates if "channel=" in name}


@pytest.fixture(scope="module")
def edition() -> Edition:
    return company(CHANNELS)


def test_a_group_shown_of_everybody_is_not_shown_of_the_segment_that_leaves_few(edition: Edition) -> None:
    everybody = tell("satisfaction", edition, View(compare_by="channel"))
    assert "nps[channel=Online]" in groups_shown(everybody)
    for segment in ("Small", "Enterprise"):
        told = tell("satisfaction", edition, View(compare_by="channel", segment=segment))
        assert told.findings, "the segment itself may be told"
        assert groups_shown(told) == set(), f"44 online customers less those of {segment} are four or forty"


def test_shows_every_group_where_all_are_large_enough() -> None:
    edition = company({**CHANNELS, ("Enterprise", "Online"): 14})
    told = tell("satisfaction", edition, View(compare_by="channel", segment="Small"))
    assert {"nps[channel=Online]", "nps[channel=Direct]"} <= groups_shown(told)


def test_a_segment_that_would_give_another_away_is_not_told() -> None:
    edition = company({("Small", "Direct"): 60, ("Middle", "Direct"): 40, ("Enterprise", "Direct"): 4})
    assert tell("satisfaction", edition, View(segment="Small")).findings
    for segment in ("Middle", "Enterprise"):
        assert not tell("satisfaction", edition, View(segment=segment)).findings


def test_customers_of_no_known_group_protect_none() -> None:
    rows = pd.DataFrame(
        [
            ("all", "all", "all", 63),
            ("Small", "all", "all", 60),
            ("not stated", "all", "all", 3),
            ("all", "segment", "Small", 60),
            ("all", "segment", "not stated", 3),
        ],
        columns=["segment", "dimension", "group_name", "customers"],
    )
    assert hidden_groups(rows, 10, "all") == {}

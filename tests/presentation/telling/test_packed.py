"""A story packed and unpacked is the story that it was, and a text that names anything else is refused."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime

import numpy as np
import pandas as pd
import pytest

from analysis.findings import Grade, Story
from analysis.stories import tell
from analysis.view import Assumptions, View
from presentation.telling.packed import NotPacked, NotUnpacked, packed, unpacked
from queries.run import Edition


def test_every_story_of_the_sample_comes_back(sample_stories: Mapping[str, Story], sample_edition: Edition) -> None:
    for story in sample_stories.values():
        text = packed(story)
        back = unpacked(text, sample_edition)
        assert packed(back) == text
        for was, found in zip(story.findings, back.findings, strict=True):
            pd.testing.assert_frame_equal(was.evidence.rows, found.evidence.rows)
            assert was.claim == found.claim and was.estimates == found.estimates and was.objections == found.objections


def test_a_finding_that_rests_on_assumptions_follows_them_as_before(sample_edition: Edition) -> None:
    story = tell("priority-issues", sample_edition, View())
    back = unpacked(packed(story), sample_edition)
    moved = Assumptions(relief=0.3, cost=1000.0)
    pairs = [
        (was.under(moved), found.under(moved))
        for was, found in zip(story.findings, back.findings, strict=True)
        if was.under
    ]
    assert pairs
    assert all(packed(was) == packed(found) for was, found in pairs)


def test_cells_of_every_kind_come_back(sample_edition: Edition) -> None:
    frame = pd.DataFrame(
        {
            "text": ["a", None],
            "whole": np.array([1, 2], dtype="int32"),
            "part": [0.1, float("nan")],
            "flag": [True, False],
            "at": pd.to_datetime(["2026-09-30", None]),
            "mixed": pd.Series([None, "x"], dtype=object),
            "days": pd.Series([date(2026, 9, 30), 0.5], dtype=object),
        }
    )
    pd.testing.assert_frame_equal(unpacked(packed(frame), sample_edition), frame)
    rows = frame.iloc[1:].set_index("text")
    pd.testing.assert_frame_equal(unpacked(packed(rows), sample_edition), rows)
    others = {"one": (1, [2]), date(2026, 1, 1): frozenset({"a"}), "when": datetime(2026, 1, 1, 2), "g": Grade.TESTED}
    assert unpacked(packed(others), sample_edition) == others


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        '{"classes": ["os:system"], "value": [0, "true"]}',
        '{"classes": ["analysis.stories:tell"], "value": [0]}',
        '{"classes": ["analysis.view:date"], "value": [0, 2026, 1, 1]}',
        '{"classes": [], "value": [0]}',
        '{"classes": [], "value": {"call": ["analysis.stories:tell", []]}}',
        '{"classes": [], "value": {"enum": ["analysis.findings:Finding", 1]}}',
        '{"classes": [], "value": {"unheard": 1}}',
    ],
)
def test_refuses_a_text_that_names_what_may_not_be_named(text: str, sample_edition: Edition) -> None:
    with pytest.raises(NotUnpacked):
        unpacked(text, sample_edition)


def test_refuses_to_pack_what_has_no_form() -> None:
    with pytest.raises(NotPacked, match="object"):
        packed({"a": object()})
    with pytest.raises(NotPacked):
        packed(json.JSONDecoder)

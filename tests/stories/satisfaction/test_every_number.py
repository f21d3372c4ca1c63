"""Every number that the story of satisfaction says equals an estimate, in any view and on real exports."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from analysis.stories import tell
from analysis.stories.periods import view_choices
from analysis.stories.satisfaction import STORY_ID
from analysis.view import View
from data_sources.workspace import Workspace
from queries.run import Edition, open_edition
from tests.stories.every_number import unbacked

VIEWS = {
    "by another dimension": View(compare_by="region"),
    "of one segment": View(segment="Enterprise"),
    "of a year before": View(until=date(2025, 9, 30), compare_by="industry", segment="Small"),
}


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS.keys())
def test_on_the_sample(sample_edition: Edition, view: View) -> None:
    assert unbacked(tell(STORY_ID, sample_edition, view)) == []


@pytest.mark.real_data
@pytest.mark.parametrize("name", ["telco-extended-xlsx", "airline-satisfaction", "nps-retail-bank"])
def test_on_real_exports(name: str, built_real_set: Callable[[str], Path]) -> None:
    edition = open_edition(Workspace(built_real_set(name)).edition("current"))
    dimensions = view_choices(edition).dimensions
    for view in (View(), *(View(compare_by=each) for each in dimensions[-1:])):
        assert unbacked(tell(STORY_ID, edition, view)) == []
    edition.connection.close()

"""What a reader sees who chose nothing, and in which order there is something to choose."""

from __future__ import annotations

from analysis.stories import tell
from analysis.stories.periods import as_usual, view_choices
from analysis.view import View
from queries.run import Edition


def test_customers_are_compared_by_segment_first_and_by_declared_columns_last(sample_edition: Edition) -> None:
    dimensions = view_choices(sample_edition).dimensions
    assert dimensions[:3] == ("segment", "channel", "region")


def test_who_chose_nothing_compares_by_the_first_dimension(sample_edition: Edition) -> None:
    assert as_usual(sample_edition, View()) == View(compare_by="segment")
    assert as_usual(sample_edition, View(compare_by="region")) == View(compare_by="region")


def test_a_script_without_wishes_sees_what_the_page_shows(sample_edition: Edition) -> None:
    newest = view_choices(sample_edition).ends[0][0]
    page = tell("retention-economics", sample_edition, View(until=newest, compare_by="segment"))
    script = tell("retention-economics", sample_edition, View())
    assert [each.claim for each in page.findings] == [each.claim for each in script.findings]

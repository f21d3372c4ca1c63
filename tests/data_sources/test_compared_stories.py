"""Two editions compared: which findings changed, and whether new data or restated old data did it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from analysis.stories.compared import Cause, Compared, What
from data_sources.as_known_then import as_known_then
from data_sources.build import build
from data_sources.compared_editions import compare_stories
from data_sources.opened_edition import edition_open
from presentation.changes_in_words import changes_in_words, compared_as_plain, inputs_in_words
from tests.data_sources.small_workspace import SOURCES, write

COMPANY = 'name = "Compared"\ncurrency = "EUR"\nminimum_group_size = 2\n'
CUSTOMERS = 40
LEVEL = "satisfaction/level"
SNAPSHOTS = SOURCES.replace('key = ["Account"]', 'key = ["Account"]\nrepeats = "snapshot"')
Editions = dict[str, Path]
Comparisons = Callable[[str, str], Compared]


def answers(month: str, score: Callable[[int], int]) -> str:
    rows = (f"{month}-{i},A-{i:03},{month}-{10 + i % 15},{score(i)},Ann" for i in range(CUSTOMERS))
    return "\n".join(["Case,Customer,Closed,Score,Agent", *rows]) + "\n"


def accounts(many: int, size: Callable[[int], int]) -> str:
    sizes = ("Small", "Large", "Middling")
    rows = (f"A-{i:03},Customer {i},{sizes[size(i)]},Active" for i in range(many))
    return "\n".join(["Account,Name,Segment,Status", *rows]) + "\n"


def usual(i: int) -> int:
    return 3 + i % 3


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editions]:
    """Five quarters; with a further month and a newer list of customers; with an old month corrected; with both.

    And with an old month that came late, under a name for which sources.toml was changed.
    """
    folder = tmp_path_factory.mktemp("compared")
    write(folder, "company.toml", COMPANY)
    write(folder, "sources.toml", SNAPSHOTS)
    write(folder, "exports/sales/accounts_1.csv", accounts(CUSTOMERS, lambda i: i % 2))
    for quarter in range(5):
        month = f"{2025 + (quarter * 3 + 2) // 12}-{(quarter * 3 + 2) % 12 + 1:02}"
        write(folder, f"exports/service/follow_up_{month}.csv", answers(month, usual))
    built = {"first": build(folder).path}
    new = write(folder, "exports/service/follow_up_2026-06.csv", answers("2026-06", lambda i: 5))
    snapshot = write(folder, "exports/sales/accounts_2.csv", accounts(CUSTOMERS + 5, lambda i: i % 3))
    built["month added"] = build(folder).path
    write(folder, "exports/service/follow_up_2025-09.csv", answers("2025-09", lambda i: 3))
    built["both"] = build(folder).path
    new.unlink()
    snapshot.unlink()
    built["old month corrected"] = build(folder).path
    write(folder, "exports/service/follow_up_2025-09.csv", answers("2025-09", usual))
    write(folder, "exports/service/late_follow_up.csv", answers("2025-10", lambda i: 3))
    write(folder, "sources.toml", SNAPSHOTS.replace("service/follow_up_*", "service/*follow_up*"))
    built["late export"] = build(folder).path
    yield built
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def comparison(editions: Editions) -> Comparisons:
    """comparison("first", "both"): telling stories three times costs, so each pair is compared once."""
    return cache(lambda before, after: compare_stories(editions[before], editions[after]))


def causes(compared: Compared) -> set[Cause]:
    return {each.cause for each in compared.changes}


def test_a_month_that_came_is_new_data(comparison: Comparisons) -> None:
    compared = comparison("first", "month added")
    assert LEVEL in {each.finding_id for each in compared.changes}
    assert causes(compared) == {Cause.NEW_DATA}
    assert compared.inputs.exports_added == ("sales/accounts_2.csv", "service/follow_up_2026-06.csv")
    assert (compared.inputs.rows_late, compared.inputs.is_restated) == (0, False)
    assert compared.inputs.rows_new == CUSTOMERS + CUSTOMERS + 5


def test_an_old_month_corrected_is_restated(comparison: Comparisons) -> None:
    compared = comparison("first", "old month corrected")
    assert LEVEL in {each.finding_id for each in compared.changes}
    assert causes(compared) == {Cause.RESTATED}
    assert compared.inputs.exports_changed == ("service/follow_up_2025-09.csv",)


def test_an_export_that_came_late_restates(comparison: Comparisons) -> None:
    compared = comparison("first", "late export")
    level = next(each for each in compared.changes if each.finding_id == LEVEL)
    assert level.cause is Cause.RESTATED
    assert compared.inputs.rows_late == CUSTOMERS
    assert compared.inputs.declarations_changed == ("sources.toml",)


def test_both_at_once_are_told_apart_number_by_number(comparison: Comparisons) -> None:
    compared = comparison("first", "both")
    level = next(each for each in compared.changes if each.finding_id == LEVEL)
    assert level.cause is Cause.BOTH
    corrected = comparison("first", "old month corrected")
    alone = next(each for each in corrected.changes if each.finding_id == LEVEL)
    middle = {each.name: each.between for each in level.moved}
    for moved in alone.moved:
        assert moved.name in middle, moved.name
        assert middle[moved.name] == moved.after, "that time as known now is what the correction alone would have given"


def test_one_edition_against_itself_changes_nothing(comparison: Comparisons) -> None:
    compared = comparison("first", "first")
    assert compared.changes == ()
    assert LEVEL in compared.unchanged
    assert not compared.inputs.is_new and not compared.inputs.is_restated


def test_backwards_a_finding_is_gone_or_changed_and_never_new_where_it_was_there(comparison: Comparisons) -> None:
    compared = comparison("month added", "first")
    assert all(each.what is not What.NEW or each.before is None for each in compared.changes)
    assert compared.inputs.exports_gone == ("sales/accounts_2.csv", "service/follow_up_2026-06.csv")


def test_the_middle_edition_is_the_earlier_one_where_nothing_was_restated(editions: Editions) -> None:
    with as_known_then(editions["first"], editions["month added"]) as middle, edition_open(editions["first"]) as first:
        assert middle is not None
        for query in ("edition/periods", "edition/dimensions"):
            assert middle.run(query).frame.equals(first.run(query).frame)


def test_changes_are_said_with_the_claims_and_their_numbers(editions: Editions) -> None:
    compared = compare_stories(editions["first"], editions["both"], ("satisfaction",))
    said = changes_in_words(compared)
    level = next(each for each in said if each.finding_id == LEVEL)
    assert level.verdict == "Changed: new data came and old data was restated"
    assert level.was and level.is_now and level.was != level.is_now
    assert len({(each.before, each.then, each.after) for each in level.numbers}) >= 1
    assert [each.reads_alike for each in said] == sorted(each.reads_alike for each in said), "these come last"
    assert any(
        "came again with other content: service/follow_up_2025-09.csv" in line
        for line in inputs_in_words(compared.inputs)
    )


def test_scripts_get_the_changes_as_json(comparison: Comparisons) -> None:
    plain = json.loads(json.dumps(compared_as_plain(comparison("first", "both"))))
    level = next(each for each in plain["findings"] if each["id"] == LEVEL)
    assert (level["new_data"], level["restated"], level["what"]) == (True, True, "changed")
    assert {"name", "unit", "before", "as_known_then", "after"} == set(level["numbers"][0])
    assert plain["exports"]["changed"] == ["service/follow_up_2025-09.csv"]


def test_exports_without_dates_are_told_apart_by_what_came_and_what_changed(tmp_path: Path) -> None:
    undated = SOURCES.replace('answered_on = "Closed"\n', "")
    write(tmp_path, "company.toml", COMPANY)
    write(tmp_path, "sources.toml", undated)
    write(tmp_path, "exports/sales/accounts.csv", accounts(CUSTOMERS, lambda i: i % 2))
    write(tmp_path, "exports/service/follow_up_1.csv", answers("2025-01", usual))
    first = build(tmp_path).path
    came = write(tmp_path, "exports/service/follow_up_2.csv", answers("2025-02", lambda i: 5))
    added = build(tmp_path).path
    came.unlink()
    write(tmp_path, "exports/service/follow_up_1.csv", answers("2025-01", lambda i: 3))
    changed = build(tmp_path).path
    with as_known_then(first, added) as middle:
        assert middle is None
    for edition, cause in ((added, Cause.NEW_DATA), (changed, Cause.RESTATED)):
        compared = compare_stories(first, edition, ("satisfaction",))
        assert causes(compared) == {cause}, edition

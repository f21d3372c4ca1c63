"""What the page about departmental exports rests on: arrivals, refusals, gaps, and where departments disagree."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from analysis.stories.contradictions import CHECKS, Contradiction
from analysis.stories.departmental_exports import all_rejections, exports_report
from data_sources.build import build
from data_sources.workspace import Workspace
from queries.run import Edition, open_edition
from tests.data_sources.small_workspace import SOURCES, small_workspace, write


@pytest.fixture(scope="module")
def small_edition(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Edition]:
    edition = open_edition(build(small_workspace(tmp_path_factory.mktemp("small"))).path)
    yield edition
    edition.connection.close()


def lost_business(folder: Path, accounts: int, lost: int, minimum: int) -> Edition:
    """So many accounts that Sales calls lost, of which so many are on Sales' record of losses."""
    small_workspace(folder)
    write(folder, "company.toml", f'name = "C"\ncurrency = "EUR"\nminimum_group_size = {minimum}\n')
    losses = SOURCES.split("\n\n")[0].replace("accounts", "losses").replace('"customer"', '"loss"')
    losses = losses.replace('name = "Name"\nsegment = "Segment"\nstatus = "Status"', 'reason = "Reason"')
    write(folder, "sources.toml", SOURCES + "\n" + losses)
    rows = "".join(f"A-{number:03},Company {number},Small,Lost\n" for number in range(accounts))
    write(folder, "exports/sales/accounts.csv", "Account,Name,Segment,Status\n" + rows)
    rows = "".join(f"A-{number:03},Price\n" for number in range(lost))
    write(folder, "exports/sales/losses.csv", "Account,Reason\n" + rows)
    return open_edition(build(folder).path)


def found(edition: Edition, check: str) -> Contradiction:
    return next(each for each in exports_report(edition).contradictions if each.id == check)


def test_says_how_many_rows_of_how_many_exports_were_accepted(small_edition: Edition) -> None:
    report = exports_report(small_edition)
    assert report.headline.template.format(**report.headline.parts) == (
        "**8 of 10 rows** in 3 exports of 2 departments were accepted"
    )
    assert report.rows_read == report.rows_accepted + report.rows_rejected + report.rows_duplicate
    assert list(report.arrivals["path"]) == [
        "sales/accounts.csv",
        "service/follow_up_1.csv",
        "service/follow_up_2.csv",
    ]


def test_every_refusal_can_be_downloaded_with_its_place(small_edition: Edition) -> None:
    refused = all_rejections(small_edition)[["path", "line", "column_name", "value", "is_whole_row"]]
    assert refused.to_numpy().tolist() == [
        ["service/follow_up_2.csv", 4, "Score", "9", True],
        ["service/follow_up_2.csv", 5, "Closed", "2026-02-30", False],
    ]


def test_names_the_department_that_holds_what_is_missing(small_edition: Edition) -> None:
    held = {gap.needs.split(":")[0]: gap.held_by for gap in exports_report(small_edition).gaps}
    assert held["invoices"] == "Finance"
    assert held["survey invitations"] == "Marketing"
    assert "survey answers" not in held
    assert "orders" not in held  # a company of subscriptions misses no orders


def test_misses_a_list_of_customers_and_dates_where_there_are_none(tmp_path: Path) -> None:
    small_workspace(tmp_path)
    write(
        tmp_path, "sources.toml", "[[source]]" + SOURCES.split("[[source]]")[2].replace('answered_on = "Closed"\n', "")
    )
    report = exports_report(open_edition(build(tmp_path).path))
    questions = [gap.question for gap in report.gaps]
    assert questions[0] == "Do kinds of customers differ?"
    assert questions[-1] == "What changed, and since when?"
    assert report.contradictions == ()


def test_shows_both_sides_of_a_contradiction_with_its_count(tmp_path: Path) -> None:
    contradiction = found(lost_business(tmp_path, accounts=30, lost=18, minimum=10), "status lost, no loss record")
    assert contradiction.concerned is not None
    assert contradiction.concerned_share is not None
    assert (contradiction.concerned.value.amount, contradiction.of_all.value.amount) == (12, 30)
    assert contradiction.concerned_share.value.amount == pytest.approx(0.4)
    assert contradiction.first_department == contradiction.second_department == "Sales"
    assert not contradiction.agrees


def test_a_contradiction_of_too_few_customers_keeps_their_number_to_itself(tmp_path: Path) -> None:
    contradiction = found(lost_business(tmp_path, accounts=30, lost=25, minimum=10), "status lost, no loss record")
    assert (contradiction.concerned, contradiction.concerned_share) == (None, None)
    assert set(contradiction.estimates) == {"of_all"}
    assert "fewer than {minimum}" in contradiction.claim.template
    assert 5 not in contradiction.claim.parts.values()


def test_a_check_of_too_few_customers_is_not_shown_at_all(tmp_path: Path) -> None:
    assert exports_report(lost_business(tmp_path, accounts=9, lost=0, minimum=10)).contradictions == ()


def test_departments_that_agree_are_shown_to_agree(tmp_path: Path) -> None:
    contradiction = found(lost_business(tmp_path, accounts=12, lost=12, minimum=10), "status lost, no loss record")
    assert contradiction.agrees
    assert "none of them" in contradiction.claim.template


@pytest.mark.parametrize("check", CHECKS)
def test_a_check_names_no_department_and_blames_nobody(check: str) -> None:
    words = f"{CHECKS[check].question} {CHECKS[check].first} {CHECKS[check].second}".lower()
    for word in ("wrong", "error", "mistake", "fault", "failed", "sales", "finance", "service", "marketing"):
        assert word not in words


@pytest.mark.real_data
def test_the_random_set_contradicts_itself_as_its_makers_counted(built_real_set: Callable[[str], Path]) -> None:
    """Figures of ravenstack's SOURCE.txt: 22 % of 500 accounts flagged, 352 with an event, 68 % of flagged and 71 % of
    unflagged; no account has all subscriptions ended; usage before start 76.6 %; plans differ on 67.3 % of rows;
    53.9 % of tickets precede the account's signup."""
    edition = open_edition(Workspace(built_real_set("ravenstack")).edition("current"))
    shares = {
        each.id: (each.of_all.value.amount, round(each.concerned_share.value.amount, 3))
        for each in exports_report(edition).contradictions
        if each.concerned_share
    }
    assert shares["status lost, no loss record"] == (110, 0.318)
    assert shares["status kept, loss record"] == (390, 0.710)
    assert shares["loss record, contract runs"] == (352, 1.0)
    assert shares["status lost, contract runs"] == (110, 1.0)
    assert shares["usage before contract"][1] == 0.766
    assert shares["plans differ"] == (5000, 0.673)
    assert shares["case before customer"] == (2000, 0.538)

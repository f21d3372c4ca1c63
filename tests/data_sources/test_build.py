"""Exports become one edition: everything in it is accounted for, and the same inputs give the same one."""

from __future__ import annotations

import os
import shutil
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest

from data_sources.build import build
from data_sources.mistakes import InputMistake
from tests.data_sources.small_workspace import FOLLOW_UP_2, SOURCES, small_workspace, write

SERVICE_ALONE = "[[source]]" + SOURCES.split("[[source]]")[2]


def rows(edition: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(edition), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def test_every_row_is_accepted_rejected_or_a_duplicate(tmp_path: Path) -> None:
    report = build(small_workspace(tmp_path))
    counts = {line.path: (line.rows_read, line.accepted, line.rejected, line.duplicates) for line in report.exports}
    assert counts == {
        "sales/accounts.csv": (3, 3, 0, 0),
        "service/follow_up_1.csv": (3, 2, 0, 1),  # case 3 was sent again
        "service/follow_up_2.csv": (4, 3, 1, 0),  # a 9 on a scale to 5
    }
    assert report.tables["record.feedback"] == 5
    assert sum(reason.whole_rows for reason in report.rejections) == 1
    assert sum(reason.cells for reason in report.rejections) == 1  # 30 February


def test_customers_of_all_departments_are_one(tmp_path: Path) -> None:
    report = build(small_workspace(tmp_path))
    answers = rows(
        report.path,
        "select name, count(*) from record.feedback join record.customer using (customer_id) group by 1 order by 1",
    )
    assert answers == [("Acme Ltd", 2), ("Müller & Söhne GmbH", 1), ("Stranger", 1), ("Zeta", 1)]


def test_the_answer_received_last_counts(tmp_path: Path) -> None:
    report = build(small_workspace(tmp_path))
    zeta = "select score from record.feedback join record.customer using (customer_id) where name = 'Zeta'"
    assert rows(report.path, zeta) == [(2.0,)]


def test_the_last_day_in_the_exports_is_the_as_of_day(tmp_path: Path) -> None:
    report = build(small_workspace(tmp_path))
    assert report.as_of == date(2026, 2, 10)  # the answer of the 11th was not accepted
    assert rows(report.path, "select min(month), max(month) from mart.calendar_month") == [
        (date(2026, 1, 1), date(2026, 2, 1))
    ]


def test_the_company_may_say_another_as_of_day(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path)
    write(folder, "company.toml", (folder / "company.toml").read_text() + "as_of = 2026-01-31\n")
    assert build(folder).as_of == date(2026, 1, 31)


def test_the_as_of_day_is_never_after_today(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path)
    tomorrow = date.today() + timedelta(days=1)
    write(folder, "exports/service/follow_up_3.csv", f"Case,Customer,Closed,Score,Agent\n9,A-001,{tomorrow},5,Ann\n")
    assert build(folder).as_of == date.today()


def test_exports_without_dates_make_an_edition_without_dates(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path)
    write(folder, "sources.toml", SOURCES.replace('answered_on = "Closed"\n', ""))
    report = build(folder)
    assert report.as_of is None
    assert rows(report.path, "select kind, label from mart.period") == [("all", "no dates in this export")]


def test_customers_can_be_derived_from_any_keys(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path)
    shutil.rmtree(folder / "exports/sales")
    write(folder, "sources.toml", SERVICE_ALONE)
    report = build(folder)
    # a001, A-003, A-001 and two names: a001 and A-001 are one
    assert report.tables["record.customer"] == 4
    assert {how for (how,) in rows(report.path, "select matched_by from record.customer_key")} == {"seen only here"}


def test_the_same_inputs_give_the_same_edition(tmp_path: Path) -> None:
    first = build(small_workspace(tmp_path / "one"))
    later = small_workspace(tmp_path / "two")
    for path in later.rglob("*.csv"):
        os.utime(path, (1, 1))
    assert build(later).edition_id == first.edition_id


@pytest.mark.parametrize("changed", ["company.toml", "sources.toml", "exports/sales/accounts.csv"])
def test_another_input_gives_another_edition(tmp_path: Path, changed: str) -> None:
    folder = small_workspace(tmp_path)
    first = build(folder)
    write(folder, changed, (folder / changed).read_text(encoding="utf-8") + "\n")
    assert build(folder).edition_id != first.edition_id


def test_an_edition_that_stands_there_is_used_again(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path)
    first = build(folder)
    written = first.path.stat().st_mtime_ns
    again = build(folder)
    assert (again, again.path.stat().st_mtime_ns) == (first, written)


def test_going_back_to_earlier_exports_serves_the_earlier_edition(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path)
    first = build(folder)
    extra = write(
        folder, "exports/service/follow_up_3.csv", "Case,Customer,Closed,Score,Agent\n9,A-001,2026-02-12,5,Ann\n"
    )
    second = build(folder)
    extra.unlink()
    assert build(folder).edition_id == first.edition_id != second.edition_id
    assert (folder / "editions/current").read_text() == first.edition_id


def test_progress_runs_from_nothing_to_all(tmp_path: Path) -> None:
    shares: list[float] = []
    build(small_workspace(tmp_path), lambda step, share: shares.append(share))
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)


REFUSED = {
    "a header alone": ("service/follow_up_3.csv", b"Case,Customer,Closed,Score,Agent\n"),
    "a column is missing": (
        "service/follow_up_3.csv",
        b"Case,Customer,Closed,Rating,Agent\n7,A-001,2026-02-01,5,Ann\n",
    ),
    "no workbook": ("service/follow_up_3.xlsx", b"<html><body>Please log in</body></html>"),
    "empty": ("service/follow_up_3.csv", b""),
}


@pytest.mark.parametrize("flaw", REFUSED)
def test_one_bad_export_is_told_and_stops_nothing(tmp_path: Path, flaw: str) -> None:
    folder, (name, content) = small_workspace(tmp_path), REFUSED[flaw]
    write(folder, "sources.toml", SOURCES.replace("follow_up_*.csv", "follow_up_*"))
    (folder / "exports" / name).write_bytes(content)
    report = build(folder)
    assert report.tables["record.feedback"] == 5
    line = next(each for each in report.exports if each.path == name)
    assert (line.rows_read, line.accepted) == (0, 0)
    assert [note.path for note in report.notes if name.rsplit("/", 1)[1] in f"{note.path} {note.message}"]


@pytest.mark.parametrize("flaw", REFUSED)
def test_nothing_but_a_bad_export_builds_nothing(tmp_path: Path, flaw: str) -> None:
    folder, (name, content) = small_workspace(tmp_path), REFUSED[flaw]
    shutil.rmtree(folder / "exports")
    write(folder, "sources.toml", SERVICE_ALONE.replace("follow_up_*.csv", "follow_up_*"))
    write(folder, f"exports/{name}", "")
    (folder / "exports" / name).write_bytes(content)
    with pytest.raises(InputMistake):
        build(folder)
    assert not list((folder / "editions").glob("*.duckdb"))


def test_tells_the_rows_that_no_source_takes(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path)
    write(folder, "sources.toml", SERVICE_ALONE + '[source.only]\nAgent = ["Ann"]\n')
    shutil.rmtree(folder / "exports/sales")
    report = build(folder)
    assert [line.rows_read for line in report.exports] == [2, 3]
    assert [(note.path, note.message[:6]) for note in report.notes if note.kind == "rows without a source"] == [
        ("service/follow_up_1.csv", "1 rows"),
        ("service/follow_up_2.csv", "1 rows"),
    ]


def test_refuses_an_edition_of_nothing_with_the_reason(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path)
    shutil.rmtree(folder / "exports")
    write(folder, "exports/service/follow_up_1.csv", "Case,Customer,Closed,Score,Agent\n1,A-001,2026-01-05,70,Ann\n")
    with pytest.raises(InputMistake, match="none of the 1 rows") as refused:
        build(folder)
    assert "scale" in refused.value.found


def test_a_cell_that_looks_like_sql_is_only_text(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path)
    name = "x'); drop table record.customer; --"
    accounts = (folder / "exports/sales/accounts.csv").read_text(encoding="utf-8")
    write(folder, "exports/sales/accounts.csv", accounts + f'A-004,"{name}",Small,Active\n')
    write(folder, "exports/sales/accounts it's.csv", 'Account,Name,Segment,Status\nA-005,"O\'Neill",Small,Active\n')
    assert (name,) in rows(build(folder).path, "select name from record.customer")


def test_tells_what_was_corrected_and_what_was_sent_twice(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path)
    write(folder, "exports/service/follow_up_2 (1).csv", FOLLOW_UP_2)
    found = build(folder).as_json()
    corrected = {line["path"]: line["corrected"] for line in found["exports"]}
    assert corrected["service/follow_up_1.csv"] == 1
    assert corrected["service/follow_up_2.csv"] == 0
    twice = [note for note in found["notes"] if note["kind"] == "the same file twice"]
    assert [note["message"] for note in twice] == [
        "service/follow_up_2 (1).csv is the same file as service/follow_up_2.csv."
    ]
    assert found["questions"] == []

"""Exports that come month after month: the edition is the one that building all of them at once would give."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from duckdb import DuckDBPyConnection

from data_sources import readings
from data_sources.arrivals import arrivals
from data_sources.build import build
from data_sources.cleaning import clean
from data_sources.declarations import Source, read_sources
from data_sources.intake import Intake, take_in
from data_sources.kept_files import KeptFiles
from data_sources.matching import match_exports
from data_sources.readers import Landed
from data_sources.record import fill_record
from data_sources.workspace import Workspace
from tests.data_sources.cleaned_exports import scratch_build
from tests.data_sources.same_editions import Tables, differing_tables, tables_in, tables_of
from tests.data_sources.small_workspace import SOURCES, small_workspace, write

ROOT = Path(__file__).parents[2]
HEADER = "Case,Customer,Closed,Score,Agent\n"
FOLLOW_UP_3 = HEADER + "7,A-002,2026-03-01,5,Ann\n4,Stranger,2026-02-10,1,Ben\n"
KILLED_WHILE_READING = """
import os, signal, sys
from pathlib import Path
from data_sources.build import build

def kill(step, share):
    if step.endswith(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)

build(Path(sys.argv[1]), kill)
"""


def taken_in(folder: Path, kept: Path | None) -> Tables:
    """What a build reads and records, without the marts that follow from it."""
    connection, found = scratch_build(), arrivals(Workspace(folder))
    files = KeptFiles(kept) if kept else None
    sources = read_sources(folder)
    take_in(Intake(connection, found, lambda step, share: None, files), match_exports(found.paths, sources))
    fill_record(connection, sources)
    if files:
        files.drop_the_rest()
    return tables_in(connection)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the exports that are opened from here on."""
    names: list[str] = []
    land = readings.land

    def noted(connection: DuckDBPyConnection, path: Path, source: Source, table: str) -> Landed:
        names.append(path.name)
        return land(connection, path, source, table)

    monkeypatch.setattr(readings, "land", noted)
    return names


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_one_more_month_opens_only_what_is_new_and_gives_the_same_edition(tmp_path: Path, opened: list[str]) -> None:
    folder = small_workspace(tmp_path / "company")
    command = [sys.executable, "-c", KILLED_WHILE_READING, str(folder), "follow_up_2.csv"]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == -signal.SIGKILL
    build(folder)
    assert "accounts.csv" not in opened
    opened.clear()
    write(folder, "exports/service/follow_up_3.csv", FOLLOW_UP_3)
    step_by_step = build(folder)
    assert opened == ["follow_up_3.csv"]
    fresh = tmp_path / "at_once"
    shutil.copytree(folder, fresh, ignore=shutil.ignore_patterns("editions"))
    at_once = build(fresh)
    assert step_by_step.edition_id == at_once.edition_id
    assert differing_tables(tables_of(step_by_step.path), tables_of(at_once.path)) == []


def one_more_month(folder: Path) -> None:
    write(folder, "exports/service/follow_up_3.csv", FOLLOW_UP_3)


def corrected(folder: Path) -> None:
    write(folder, "exports/service/follow_up_1_corrected.csv", HEADER + "2,Mueller und Soehne,2026-01-06,1,Ben\n")


def sent_again(folder: Path) -> None:
    shutil.copy(folder / "exports/service/follow_up_1.csv", folder / "exports/service/follow_up_4.csv")


def rewritten(folder: Path) -> None:
    write(folder, "exports/service/follow_up_1.csv", HEADER + "1,a001,2026-01-05,3,Ann\n")


def withdrawn(folder: Path) -> None:
    (folder / "exports/service/follow_up_1.csv").unlink()


def declared_otherwise(folder: Path) -> None:
    write(folder, "sources.toml", SOURCES.replace('kind = "csat"', 'kind = "rating"'))


def without_a_key(folder: Path) -> None:
    write(folder, "sources.toml", SOURCES.replace('key = ["Case"]', ""))
    sent_again(folder)


def as_snapshots(folder: Path) -> None:
    write(folder, "sources.toml", SOURCES.replace('key = ["Case"]', 'key = ["Case"]\nrepeats = "snapshot"'))


def with_days_the_other_way(folder: Path) -> None:
    write(folder, "exports/service/follow_up_5.csv", HEADER + "8,A-001,01/13/2026,5,Ann\n9,A-001,02/03/2026,x,Ann\n")


def with_other_headers(folder: Path) -> None:
    text = "Customer,Closed,Score,Agent,Case,New\nA-001,2026-01-09,5,Al,9,x\n"
    write(folder, "exports/service/follow_up_6.csv", text)


def read_by_a_second_source(folder: Path) -> None:
    second = SOURCES[SOURCES.index('[[source]]\nname = "follow_up"') :].replace('"follow_up"', '"agents"')
    write(folder, "sources.toml", SOURCES + second)


def one_is_refused(folder: Path) -> None:
    write(folder, "exports/service/follow_up_7.csv", "Nothing,of,this\n1,2,3\n")


def with_rows_that_cannot_be_read(folder: Path) -> None:
    write(folder, "exports/service/follow_up_8.csv", HEADER + "8,A-001\n9,A-001,2026-03-03,5,Ann,and,more\n")


READ_TWICE = (one_more_month, as_snapshots, with_rows_that_cannot_be_read)


@pytest.mark.parametrize(
    "change",
    [
        one_more_month,
        corrected,
        sent_again,
        rewritten,
        withdrawn,
        declared_otherwise,
        without_a_key,
        as_snapshots,
        with_days_the_other_way,
        with_other_headers,
        read_by_a_second_source,
        one_is_refused,
        with_rows_that_cannot_be_read,
    ],
)
def test_whatever_changes_the_rows_are_those_of_a_full_build(tmp_path: Path, change: Callable[[Path], None]) -> None:
    folder, kept = small_workspace(tmp_path / "company"), tmp_path / "kept"
    taken_in(folder, kept)
    change(folder)
    at_once = taken_in(folder, None)
    assert differing_tables(taken_in(folder, kept), at_once) == []
    if change in READ_TWICE:
        assert differing_tables(taken_in(folder, kept), at_once) == []  # now all of it is kept


@pytest.mark.parametrize("damage", [b"", b"no file of ours", None])
def test_damaged_files_are_noticed_and_made_again(tmp_path: Path, damage: bytes | None) -> None:
    folder, kept = small_workspace(tmp_path / "company"), tmp_path / "kept"
    with_rows_that_cannot_be_read(folder)
    before = taken_in(folder, kept)
    for path in kept.iterdir():
        path.unlink() if damage is None else path.write_bytes(damage)
    assert differing_tables(taken_in(folder, kept), before) == []


def test_only_what_the_last_build_used_is_kept(tmp_path: Path) -> None:
    folder, kept = small_workspace(tmp_path / "company"), tmp_path / "kept"
    taken_in(folder, kept)
    before = sorted(kept.iterdir())
    added = write(folder, "exports/service/follow_up_3.csv", FOLLOW_UP_3)
    taken_in(folder, kept)
    assert len(list(kept.iterdir())) == len(before) + 2  # what was read of it, and its rows
    added.unlink()
    taken_in(folder, kept)
    assert sorted(kept.iterdir()) == before


def test_what_was_in_the_future_is_looked_at_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, kept = small_workspace(tmp_path / "company"), tmp_path / "kept"
    write(folder, "exports/service/follow_up_3.csv", HEADER + "7,A-002,2026-12-24,5,Ann\n8,A-002,2026-12-31,5,Ann\n")
    for today, ahead in ((date(2026, 12, 1), 2), (date(2026, 12, 27), 1), (date(2027, 1, 15), 0)):
        monkeypatch.setattr(clean, "date", SimpleNamespace(today=lambda today=today: today))
        found = taken_in(folder, kept)
        assert differing_tables(found, taken_in(folder, None)) == []
        assert len([row for row in found["intake.rejection"] if "in the future" in row]) == ahead


def test_a_century_is_told_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, kept = small_workspace(tmp_path / "company"), tmp_path / "kept"
    write(folder, "exports/service/follow_up_3.csv", HEADER + "7,A-002,24.12.27,5,Ann\n8,A-002,31.12.25,5,Ann\n")
    for today, year in ((date(2026, 12, 1), 1927), (date(2028, 1, 15), 2027)):
        monkeypatch.setattr(clean, "date", SimpleNamespace(today=lambda today=today: today))
        found = taken_in(folder, kept)
        assert differing_tables(found, taken_in(folder, None)) == []
        assert len([row for row in found["record.feedback"] if date(year, 12, 24) in row]) == 1


def test_an_export_that_changes_while_it_is_read_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, kept = small_workspace(tmp_path / "company"), tmp_path / "kept"
    path = folder / "exports/service/follow_up_2.csv"
    before, land = path.read_bytes(), readings.land

    def land_another(connection: DuckDBPyConnection, export: Path, source: Source, table: str) -> Landed:
        path.write_text(FOLLOW_UP_3, encoding="utf-8")
        return land(connection, export, source, table)

    monkeypatch.setattr(readings, "land", land_another)
    taken_in(folder, kept)
    monkeypatch.setattr(readings, "land", land)
    path.write_bytes(before)
    assert differing_tables(taken_in(folder, kept), taken_in(folder, None)) == []

"""Whatever lies below exports/ is an export of the edition or told in a note; nothing makes a build hang or fail."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest

from data_sources.arrivals import arrivals
from data_sources.build import build
from data_sources.reconciliation import BuildReport
from data_sources.workspace import Workspace
from tests.data_sources.nothing_lost.edition_content import edition_content
from tests.data_sources.small_workspace import SOURCES, small_workspace, write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows refuses such names, and has no such files")
ANY_DEPTH = SOURCES.replace("service/follow_up_*.csv", "service/**/*follow_up*").replace(
    'score = "Score"', 'score = "Score"\nrespondent = "Agent"'
)
HEADER = "Case,Customer,Closed,Score,Agent\n"
NAMES = {
    "line break": b"follow_up\n3.csv",
    "escape sequence": b"follow_up\x1b[31m\x07.csv",
    "no UTF-8": b"follow_up_\xe4\xff.csv",
    "255 bytes": b"follow_up_" + b"x" * 241 + b".csv",
    "leading dash": b"-rf follow_up.csv",
    "brackets that fit other exports": b"follow_up_[12].csv",
    "asterisk": b"follow_up_*.csv",
    "brackets in a folder": b"[ab]/follow_up.csv",
    "percent signs": b"follow_up_%s%n${x}{y}.csv",
    "a statement": b"follow_up'; drop table intake.export; --.csv",
    "quotation marks": b'follow_up_"9".csv',
    "backslash": b"follow_up_\\9.csv",
    "ends in a blank": b"follow_up .csv",
    "a folder named like an export": b"follow_up_9.csv/follow_up_9.csv",
    "a name in two forms": "follow_up_u\u0308.csv".encode(),
    "right to left": "follow_up_\u202egpj.csv".encode(),
}
NAMES_TRIED = sorted(NAMES)


def workspace(folder: Path) -> Path:
    small_workspace(folder)
    write(folder, "sources.toml", ANY_DEPTH)
    return folder


def put(folder: Path, name: bytes, content: str) -> None:
    path = os.path.join(os.fsencode(folder / "exports/service"), name)  # noqa: PTH118  a Path takes no bytes
    os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
    with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write(content)


def told(report: BuildReport) -> set[str]:
    """The paths that the report shows: as exports, or at the beginning of a note."""
    return {line.path for line in report.exports} | {note.message.split(" ")[0] for note in report.notes}


def test_exports_of_any_name_are_read_each_for_itself(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    for case, kind in enumerate(NAMES_TRIED, start=100):
        put(folder, NAMES[kind], f"{HEADER}{case},A-001,2026-02-10,{case % 5 + 1},{kind}\n")
    report = build(folder)
    assert len(report.exports) == 3 + len(NAMES)
    assert all(
        line.rows_read == line.accepted
        for line in report.exports
        if "follow_up_2.csv" not in line.path and "1.csv" not in line.path
    )
    content = "\n".join(edition_content(report.path)["record.feedback"])
    assert all(f"'{kind}'" in content for kind in NAMES_TRIED)
    paths = [line.path for line in report.exports]
    assert {
        r"service/follow_up\n3.csv",
        r"service/follow_up\x1b[31m\x07.csv",
        r"service/follow_up_\xe4\xff.csv",
    } <= set(paths)
    assert all(path.isprintable() for path in paths)


def test_twins_by_case_and_by_form_are_two_exports_in_one_order(tmp_path: Path) -> None:
    orders = []
    for folder, names in (
        (tmp_path / "one", ["A", "a", "ü", "u\u0308"]),
        (tmp_path / "two", ["u\u0308", "ü", "a", "A"]),
    ):
        for name in names:
            write(folder, f"exports/{name}.csv", name)
        orders.append(arrivals(Workspace(folder)).paths)
    assert orders[0] == orders[1] and len(set(orders[0])) == 4


def test_what_is_no_file_is_told_and_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = workspace(tmp_path)
    service = folder / "exports/service"
    os.mkfifo(service / "follow_up_pipe.csv")
    (service / "follow_up_nowhere.csv").symlink_to("/nowhere/at/all.csv")
    (service / "follow_up_loop.csv").symlink_to(service / "follow_up_loop.csv")
    (service / "follow_up_endless.csv").symlink_to("/dev/zero")
    (service / "linked").symlink_to(tmp_path)
    (service / "follow_up_empty.csv").touch()
    (service / "follow_up_part.csv.crdownload").touch()
    (service / "follow_up_no_columns.csv").write_text("\n\n \n")
    with socket.socket(socket.AF_UNIX) as listening:
        monkeypatch.chdir(service)  # the name of a socket must be short
        listening.bind("follow_up_socket.csv")
        report = build(folder)
    lie_there = {path.relative_to(folder / "exports").as_posix() for path in service.iterdir()}
    assert lie_there <= told(report)
    assert sorted(
        note.message.split(" ")[0].split("follow_up_")[-1] for note in report.notes if note.kind == "not read"
    ) == [
        "endless.csv",
        "loop.csv",
        "nowhere.csv",
        "pipe.csv",
        "service/linked",
        "socket.csv",
    ]
    assert report.tables["record.feedback"] == 5


def test_an_export_that_is_a_link_out_of_the_workspace_is_read_and_told(tmp_path: Path) -> None:
    folder = workspace(tmp_path / "company")
    elsewhere = write(tmp_path, "elsewhere/any name.csv", f"{HEADER}9,A-001,2026-02-10,5,Ann\n")
    (folder / "exports/service/follow_up_3.csv").symlink_to(elsewhere)
    report = build(folder)
    assert report.tables["record.feedback"] == 6
    assert any(str(elsewhere) in note.message for note in report.notes if note.kind == "link")


def test_what_could_not_be_read_makes_another_edition(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    without = build(folder).edition_id
    link = folder / "exports/service/follow_up_3.csv"
    link.symlink_to("/nowhere")
    broken = build(folder)
    assert broken.edition_id != without
    assert [note.kind for note in broken.notes] == ["not read"]
    link.unlink()
    assert build(folder).edition_id == without


def test_a_field_of_ten_megabytes_and_a_wide_export_are_read_or_refused(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    put(folder, b"follow_up_big.csv", f'{HEADER}8,A-001,2026-02-10,5,Ann\n9,A-001,2026-02-10,5,"{"x" * 10_000_000}"\n')
    wide = ",".join(f"column {number}" for number in range(2000))
    put(folder, b"follow_up_wide.csv", f"{HEADER.strip()},{wide}\n7,A-001,2026-02-10,5,Ann{',1' * 2000}\n")
    report = build(folder)
    lines = {line.path.rpartition("_")[2]: line for line in report.exports}
    assert lines["wide.csv"].accepted == 1
    if lines["big.csv"].rows_read:
        assert lines["big.csv"].accepted == 2
    else:
        (refused,) = [note.message for note in report.notes if "big.csv" in note.message]
        assert "A cell of several megabytes" in refused

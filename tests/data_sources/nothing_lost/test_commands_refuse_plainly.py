"""Whatever is asked, and however a workspace is broken: an answer, or a mistake in four parts; never a traceback."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from data_sources.__main__ import app, run_command
from data_sources.build import build
from data_sources.workspace import Workspace
from tests.data_sources.nothing_lost.edition_content import edition_content
from tests.data_sources.small_workspace import COMPANY, SOURCES, small_workspace, write

PARTS = ["Found", "Expected", "Likely cause", "What to edit"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = small_workspace(tmp_path_factory.mktemp("broken") / "built")
    build(folder)
    return folder


def asked(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    """The exit status of a command. Whatever is raised besides is what a user would see as a traceback."""
    monkeypatch.setattr(sys, "argv", ["data_sources", *words])
    try:
        return run_command(app)
    except SystemExit as ended:
        return int(ended.code or 0)


def refuses(capsys: pytest.CaptureFixture[str], status: int) -> str:
    told = capsys.readouterr().err
    assert status == 2, told
    assert [line.split(":")[0] for line in told.splitlines() if line] == PARTS, told
    return told


COMPANIES = {
    "empty": "",
    "no TOML": "name = \nfoo",
    "a name that is a number": "name = 5\ncurrency = 7\n",
    "unknown key": COMPANY + "curency = 1\n",
    "a month beyond the year": COMPANY + "fiscal_year_starts_in = 13\n",
    "nested": "[company]\n" + COMPANY,
    "a currency that is none": 'name = "X"\ncurrency = "Euro"\n',
    "a day that is none": COMPANY + 'as_of = "yesterday"\n',
    "not a number": COMPANY + "discount_rate = nan\n",
    "a NUL": COMPANY + "\0",
}
SOURCES_BROKEN = {
    "empty": "",
    "a text": "source = 'accounts'\n",
    "a list of texts": "source = ['accounts']\n",
    "a table, not a list": SOURCES.replace("[[source]]", "[source]", 1),
    "columns as text": '[[source]]\nname="a"\ndepartment="b"\nmatch="*"\ntable="customer"\ncolumns="x"\n',
    "a table that is none": SOURCES.replace('"customer"', '"klient"'),
    "a match that is a number": SOURCES.replace('"sales/accounts*.csv"', "5"),
    "an empty match": SOURCES.replace('"sales/accounts*.csv"', '""'),
    "an open bracket in a match": SOURCES.replace("accounts*", "acc[ounts*"),
    "twice the same name": SOURCES + SOURCES,
    "a header that is empty": SOURCES.replace('"Account"', '""'),
    "a delimiter of three characters": SOURCES.replace('table = "customer"', 'table = "customer"\ndelimiter = "abc"'),
    "a header row before the first": SOURCES.replace('table = "customer"', 'table = "customer"\nheader_row = -4'),
    "an encoding that is none": SOURCES.replace('table = "customer"', 'table = "customer"\nencoding = "klingon"'),
    "a column twice": SOURCES.replace('name = "Name"', 'name = "Name"\nname = "Name"'),
}


@pytest.mark.parametrize("flaw", COMPANIES)
def test_a_broken_company_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], flaw: str
) -> None:
    folder = small_workspace(tmp_path)
    write(folder, "company.toml", COMPANIES[flaw])
    refuses(capsys, asked(monkeypatch, "build", str(folder)))


@pytest.mark.parametrize("flaw", SOURCES_BROKEN)
def test_a_broken_sources_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], flaw: str
) -> None:
    folder = small_workspace(tmp_path)
    write(folder, "sources.toml", SOURCES_BROKEN[flaw])
    if asked(monkeypatch, "build", str(folder)):
        refuses(capsys, 2)


def without(name: str) -> Callable[[Path], None]:
    def remove(folder: Path) -> None:
        path = folder / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()

    return remove


def as_folder(name: str) -> Callable[[Path], None]:
    def replace(folder: Path) -> None:
        without(name)(folder)
        (folder / name).mkdir()

    return replace


def as_bytes(name: str, content: bytes) -> Callable[[Path], None]:
    def replace(folder: Path) -> None:
        if (folder / name).is_dir():
            without(name)(folder)
        (folder / name).write_bytes(content)

    return replace


def edition_cut(folder: Path) -> None:
    (path,) = (folder / "editions").glob("*.duckdb")
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def edition_garbage(folder: Path) -> None:
    (path,) = (folder / "editions").glob("*.duckdb")
    path.chmod(0o644)
    path.write_bytes(b"garbage" * 1000)


def edition_empty(folder: Path) -> None:
    (path,) = (folder / "editions").glob("*.duckdb")
    path.chmod(0o644)
    path.write_bytes(b"")


BREAKS: dict[str, Callable[[Path], None]] = {
    "no company": without("company.toml"),
    "no sources": without("sources.toml"),
    "no exports": without("exports"),
    "exports is a file": as_bytes("exports", b"x"),
    "company is a folder": as_folder("company.toml"),
    "sources in another encoding": as_bytes("sources.toml", SOURCES.replace("Sales", "Verkäufe").encode("cp1252")),
    "current names nothing": as_bytes("editions/current", b"0123456789ab"),
    "current is empty": as_bytes("editions/current", b""),
    "current is garbage": as_bytes("editions/current", b"\xff\xfe\0../../etc/passwd\n"),
    "current points outside": as_bytes("editions/current", b"../../elsewhere"),
    "current is a folder": as_folder("editions/current"),
    "frozen is broken": as_bytes("editions/frozen.toml", b'"Board" = '),
    "frozen is garbage": as_bytes("editions/frozen.toml", b"\xff\xfe\0"),
    "frozen names nothing": as_bytes("editions/frozen.toml", b'"Board" = "0123456789ab"\n'),
    "frozen of another kind": as_bytes("editions/frozen.toml", b"Board = [1, 2]\n"),
    "the edition is cut off": edition_cut,
    "the edition is garbage": edition_garbage,
    "the edition is empty": edition_empty,
    "another file in editions": as_bytes("editions/notes.duckdb", b"my notes"),
}
COMMANDS = [
    ("editions",),
    ("freeze", "Board"),
    ("freeze", "Board", "current"),
    ("editions", "freeze"),
    ("editions", "compare", "a", "b", "c"),
    ("propose",),
    ("build",),
]


@pytest.mark.parametrize("flaw", BREAKS)
def test_a_broken_workspace(
    tmp_path: Path, built: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], flaw: str
) -> None:
    folder = shutil.copytree(built, tmp_path / "company")
    BREAKS[flaw](folder)
    for command, *words in COMMANDS:
        status = asked(monkeypatch, command, str(folder), *words)
        told = capsys.readouterr()
        assert status in (0, 2), told.err
        if status:
            assert [line.split(":")[0] for line in told.err.splitlines() if line][:4] == PARTS, (command, told.err)
    if status == 0:
        current = Workspace(folder).current_edition()
        assert current is not None and edition_content(current)["record.feedback"]


def test_an_edition_that_was_damaged_is_built_again(tmp_path: Path, built: Path) -> None:
    for number, damage in enumerate((edition_cut, edition_garbage, edition_empty)):
        folder = shutil.copytree(built, tmp_path / str(number))
        whole = edition_content(Workspace(built).edition("current"))
        damage(folder)
        assert edition_content(build(folder).path) == whole


@pytest.mark.parametrize(
    "words",
    [
        ("build", "/nowhere/at all"),
        ("build", "/dev/null"),
        ("build", "\udcff"),
        ("build", "a\nb"),
        ("editions", "/nowhere"),
        ("freeze", "/nowhere", "x"),
        ("sample", "/dev/null/x"),
        ("propose", "/nowhere"),
    ],
)
def test_a_workspace_that_is_none(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    refuses(capsys, asked(monkeypatch, *words))

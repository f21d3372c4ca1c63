"""The commands as a script calls them: what they print, and with which status they end."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from io import StringIO
from pathlib import Path
from unittest.mock import patch

import pytest
import typer

from data_sources.__main__ import WORDED, app, run_command
from data_sources.reconciliation import ExportLine
from tests.data_sources.small_workspace import COMPANY, SOURCES, small_workspace, write

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Done:
    returncode: int
    stdout: str
    stderr: str


def run_alone(*arguments: object) -> Done:
    """In a process of its own, as a shell does it."""
    command = [sys.executable, "-m", "data_sources", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return Done(done.returncode, done.stdout, done.stderr)


def run(*arguments: object) -> Done:
    """In this process: starting one takes longer than most commands."""
    out, told = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(told), patch.object(sys, "argv", ["data_sources", *map(str, arguments)]):
        try:
            status = run_command(every_command())
        except SystemExit as ended:
            status = int(ended.code or 0)
    return Done(status, out.getvalue(), told.getvalue())


@cache
def every_command() -> Callable[[], None]:
    """With those that say findings, as the module adds them when it is run."""
    commands = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
    commands.registered_commands = list(app.registered_commands)
    commands.registered_groups = list(app.registered_groups)
    import_module(WORDED).add_to(commands)
    return commands


def refused(*arguments: object) -> str:
    """What a command that cannot be done says on stderr: four parts, no traceback, status 2."""
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, ""), done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert [line.split(":")[0] for line in done.stderr.splitlines()] == [
        "Found",
        "Expected",
        "Likely cause",
        "What to edit",
    ]
    return done.stderr


def test_build_prints_the_shape_that_scripts_rely_on(tmp_path: Path) -> None:
    done = run_alone("build", small_workspace(tmp_path), "--json")
    assert (done.returncode, done.stderr) == (0, "")
    report = json.loads(done.stdout)
    assert set(report) == {"edition_id", "path", "as_of", "exports", "rejections", "tables", "notes", "questions"}
    assert set(report["exports"][0]) == set(ExportLine.__dataclass_fields__)
    assert (report["as_of"], report["tables"]["record.customer"]) == ("2026-02-10", 4)
    assert {"reason", "count"} <= set(report["rejections"][0])
    assert Path(report["path"]).is_file()
    assert all(
        each["rows_read"] == each["accepted"] + each["rejected"] + each["duplicates"] for each in report["exports"]
    )


def test_build_asks_what_the_exports_do_not_tell(tmp_path: Path) -> None:
    workspace = small_workspace(tmp_path)
    answers = "".join(f"{case},A-001,0{case}/0{case + 1}/2026,5,Ann\n" for case in range(2, 6))
    write(workspace, "exports/service/follow_up_1.csv", "Case,Customer,Closed,Score,Agent\n" + answers)
    (workspace / "exports/service/follow_up_2.csv").unlink()
    done = run("build", workspace)
    assert done.returncode == 0, done.stderr
    assert "To settle, follow_up: service/follow_up_1.csv: Closed: order of day and month" in done.stdout
    assert 'In sources.toml: dates = "dmy"' in done.stdout


def test_build_prints_the_reconciliation_for_people(tmp_path: Path) -> None:
    done = run("build", small_workspace(tmp_path))
    assert done.returncode == 0, done.stderr
    for said in (
        "service/follow_up_2.csv",
        "read = accepted + rejected + duplicates",
        "record.feedback",
        "as of 2026-02-10",
    ):
        assert said in done.stdout
    assert "\x1b" not in done.stdout + done.stderr  # no colours and no bar where nobody looks at a terminal


def test_a_name_in_square_brackets_is_printed_as_it_is(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path)
    write(folder, "exports/[red]stray[/red].csv", "Account\n")
    assert "[red]stray[/red].csv" in run("build", folder).stdout


def test_editions_are_listed_frozen_and_compared(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path)
    assert "Nothing has been built" in run("editions", folder).stdout
    first = json.loads(run("build", folder, "--json").stdout)["edition_id"]
    assert "stays so" in run("freeze", folder, "Board 2026-Q1").stdout
    write(folder, "exports/service/follow_up_3.csv", "Case,Customer,Closed,Score,Agent\n9,A-001,2026-02-12,5,Ann\n")
    second = json.loads(run("build", folder, "--json").stdout)["edition_id"]
    listed = run("editions", folder).stdout.splitlines()
    assert next(line for line in listed if first in line).endswith("Board 2026-Q1")
    assert "current" in next(line for line in listed if second in line)
    compared = run("compare", folder, "Board 2026-Q1", "current", "--story", "satisfaction").stdout
    assert run("editions", folder, "compare", "Board 2026-Q1", "current").stdout.startswith(compared[:200])
    assert "stays so" in run("editions", folder, "freeze", "Board 2026-Q2", second).stdout
    assert "Exports added: service/follow_up_3.csv" in compared
    assert [line.split() for line in compared.splitlines() if "record.feedback" in line] == [
        ["record.feedback", "5", "6", "+1"]
    ]


def test_without_a_command_the_help_is_shown() -> None:
    done = run_alone()
    for command in ("sample", "build", "editions", "freeze", "compare"):
        assert command in done.stdout + done.stderr


def test_the_sample_is_not_written_over_another_company(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path)
    assert "company.toml is there already" in refused("sample", folder)
    assert (folder / "company.toml").read_text(encoding="utf-8") == COMPANY


def test_no_workspace(tmp_path: Path) -> None:
    assert "There is no folder" in refused("build", tmp_path / "nowhere")


def test_a_folder_that_is_no_workspace(tmp_path: Path) -> None:
    assert "holds no company.toml" in refused("build", tmp_path)


def test_an_empty_exports_folder(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path)
    shutil.rmtree(folder / "exports")
    (folder / "exports").mkdir()
    assert "holds no export" in refused("build", folder)


def test_exports_that_no_source_matches(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path)
    write(folder, "sources.toml", SOURCES.replace("sales/", "finance/").replace("service/", "support/"))
    assert "no source matches any export" in refused("build", folder)


def test_an_export_and_a_source_left_over_are_noted(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path)
    write(folder, "exports/stray.csv", "Account\n")
    write(folder, "sources.toml", SOURCES + SOURCES.split("\n\n")[0].replace("accounts", "partners"))
    done = run("build", folder)
    assert done.returncode == 0
    assert "No source matches stray.csv" in done.stdout
    assert "Source 'partners' matches no export" in done.stdout


def test_a_missing_column(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path)
    shutil.rmtree(folder / "exports/service")
    write(folder, "exports/sales/accounts.csv", "Acount,Name,Segment,Status\nA-1,Acme,Small,Active\n")
    assert "no column 'Account'. Did you mean 'Acount'?" in refused("build", folder)


def test_a_header_alone(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path)
    shutil.rmtree(folder / "exports/service")
    write(folder, "exports/sales/accounts.csv", "Account,Name,Segment,Status\n")
    assert "headers and no row" in refused("build", folder)


def test_a_workbook_that_is_no_workbook(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path)
    shutil.rmtree(folder / "exports")
    write(folder, "exports/sales/accounts.xlsx", "<html>Your session has expired</html>")
    write(folder, "sources.toml", SOURCES.replace("accounts*.csv", "accounts*"))
    assert "accounts.xlsx" in refused("build", folder)


def test_an_unknown_currency(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path)
    write(folder, "company.toml", COMPANY.replace("EUR", "EURO"))
    assert "'EURO', which is no currency" in refused("build", folder)


def test_a_day_that_there_is_not_is_a_rejected_cell(tmp_path: Path) -> None:
    report = json.loads(run("build", small_workspace(tmp_path), "--json").stdout)
    reasons = {each["reason"]: (each["count"], each["whole_rows"]) for each in report["rejections"]}
    assert (1, 0) in [counts for reason, counts in reasons.items() if "day" in reason or "date" in reason]


@pytest.mark.parametrize("words", [["freeze"], ["compare", "current"], ["thaw", "x"]])
def test_an_unknown_request_about_editions(tmp_path: Path, words: list[str]) -> None:
    assert "is no such request" in refused("editions", small_workspace(tmp_path), *words)


def test_freezing_before_anything_is_built(tmp_path: Path) -> None:
    assert "has no edition 'current'" in refused("freeze", small_workspace(tmp_path), "Board")

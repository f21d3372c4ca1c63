"""The commands over workspaces: python -m data_sources."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from data_sources import edition_commands
from data_sources.build import build as build_edition
from data_sources.edition_commands import Folder
from data_sources.mistakes import EXIT_STATUS, InputMistake
from data_sources.printing import print_report, progress_shown
from data_sources.sample import DECLARATIONS, write_sample

SAMPLE = Path(__file__).parent / "sample"

app = typer.Typer(
    help="Departmental exports become one edition.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
# Commands that say findings need the words of a floor above. This file is a door: it opens on every floor at run time,
# and nothing that is imported from here reaches upward. See docs/decisions/0026-what-was-restated-and-what-is-new.md.
WORDED = "presentation.worded_commands"


@app.command()
def sample(workspace: Folder, seed: int = 7) -> None:
    """Write the sample company's exports and declarations."""
    _refuse_another_company(workspace)
    write_sample(workspace, seed)
    print(f"The sample company lies in {workspace}. Next: python -m data_sources build {workspace}")


@app.command()
def build(
    workspace: Folder,
    as_json: Annotated[bool, typer.Option("--json", help="Print the reconciliation as JSON.")] = False,
) -> None:
    """Build the exports into a new edition and print the reconciliation."""
    with progress_shown() as progress:
        report = build_edition(workspace, progress)
    if as_json:
        print(json.dumps(report.as_json(), indent=2, ensure_ascii=False))
    else:
        print_report(report)


edition_commands.add_to(app)


def _refuse_another_company(workspace: Path) -> None:
    """The sample is never written over somebody's own declarations."""
    for name in DECLARATIONS:
        path = workspace / name
        is_other = path.exists() and path.read_bytes() != (SAMPLE / name).read_bytes()
        if workspace.is_file() or is_other:
            raise InputMistake(
                f"{path if is_other else workspace} is there already.",
                "A new folder, or the one in which the sample lies.",
                "The command names the workspace of another company.",
                "Name another folder.",
            )


def run_command(command: Callable[[], None]) -> int:
    """Runs a command; a mistake of input is told on stderr, without a traceback, with exit status 2."""
    try:
        command()
    except InputMistake as mistake:
        print(mistake, file=sys.stderr)
        return EXIT_STATUS
    return 0


if __name__ == "__main__":
    import_module(WORDED).add_to(app)
    sys.exit(run_command(app))

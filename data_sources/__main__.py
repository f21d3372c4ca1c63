"""The commands over workspaces: python -m data_sources."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from data_sources.build import build as build_edition
from data_sources.compared_editions import compare_editions
from data_sources.listed_editions import list_editions
from data_sources.mistakes import EXIT_STATUS, InputMistake
from data_sources.printing import print_comparison, print_editions, print_report, progress_shown
from data_sources.sample import DECLARATIONS, write_sample
from data_sources.workspace import open_workspace

SAMPLE = Path(__file__).parent / "sample"

app = typer.Typer(
    help="Departmental exports become one edition.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
Folder = Annotated[Path, typer.Argument(metavar="WORKSPACE", help="Folder of company.toml, sources.toml and exports/.")]


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


@app.command()
def editions(
    workspace: Folder,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[freeze NAME | compare A B]", show_default=False)
    ] = None,
) -> None:
    """List the editions. `editions WORKSPACE freeze NAME` is the same as `freeze WORKSPACE NAME`; so is compare."""
    match words or []:
        case []:
            print_editions(list_editions(open_workspace(workspace)))
        case ["freeze", name]:
            freeze(workspace, name)
        case ["freeze", name, edition]:
            freeze(workspace, name, edition)
        case ["compare", before, after]:
            compare(workspace, before, after)
        case others:
            raise InputMistake(
                f"editions {' '.join(others)} is no such request.",
                "editions WORKSPACE, freeze WORKSPACE NAME [EDITION], or compare WORKSPACE A B.",
                "A word is missing, or a name of several words stands without quotation marks.",
                "The command.",
            )


@app.command()
def freeze(
    workspace: Folder,
    name: Annotated[str, typer.Argument(help='Such as "Board 2026-Q4".')],
    edition: Annotated[str, typer.Argument(help="An edition's id.")] = "current",
) -> None:
    """Keep an edition for good under a name."""
    place = open_workspace(workspace)
    frozen = place.edition(edition).stem
    place.freeze(name, frozen)
    print(f"{name!r} is edition {frozen} and stays so.")


@app.command()
def compare(
    workspace: Folder,
    before: Annotated[str, typer.Argument(metavar="A", help="An id, a frozen name, or current.")],
    after: Annotated[str, typer.Argument(metavar="B", help="An id, a frozen name, or current.")],
) -> None:
    """Show what differs between two editions."""
    place = open_workspace(workspace)
    print_comparison(compare_editions(place.edition(before), place.edition(after)))


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
    sys.exit(run_command(app))

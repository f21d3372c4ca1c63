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
from data_sources.sample import write_sample
from data_sources.workspace import open_workspace

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
    action: Annotated[str, typer.Argument(help="list, freeze NAME [EDITION], or compare A B")] = "list",
    names: Annotated[list[str] | None, typer.Argument(show_default=False)] = None,
) -> None:
    """List the editions; give the current one a name that stays (freeze NAME); compare two (compare A B)."""
    place, given = open_workspace(workspace), names or []
    if action == "list" and not given:
        print_editions(list_editions(place))
    elif action == "freeze" and len(given) in (1, 2):
        edition = place.edition(given[1] if len(given) == 2 else "current")
        place.freeze(given[0], edition.stem)
        print(f"{given[0]!r} is edition {edition.stem} and stays so.")
    elif action == "compare" and len(given) == 2:
        print_comparison(compare_editions(place.edition(given[0]), place.edition(given[1])))
    else:
        raise InputMistake(
            f"editions {action} {' '.join(given)}".rstrip() + " is no such request.",
            "editions WORKSPACE, editions WORKSPACE freeze NAME [EDITION], or editions WORKSPACE compare A B.",
            "A word is missing, or a name of several words stands without quotation marks.",
            "The command.",
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

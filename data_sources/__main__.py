"""The commands over workspaces: python -m data_sources. Each imports what it needs when it is called."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from data_sources import edition_commands, issue_command
from data_sources.edition_commands import Folder
from data_sources.mistakes import EXIT_STATUS, InputMistake
from data_sources.system_refusals import system_refusals_told

SAMPLE = Path(__file__).parent / "sample"
STOPPED_BY_HAND = 130  # what a shell calls Ctrl-C, and typer too

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
    from data_sources.sample import DECLARATIONS, write_sample

    _refuse_another_company(workspace, DECLARATIONS)
    write_sample(workspace, seed)
    print(f"The sample company lies in {workspace}. Next: python -m data_sources build {workspace}")


@app.command()
def propose(
    workspace: Folder,
    name: Annotated[str | None, typer.Option(help="The company's name, where company.toml is missing.")] = None,
    currency: Annotated[str | None, typer.Option(help="Its currency, a code such as EUR.")] = None,
    only_print: Annotated[bool, typer.Option("--print", help="Print the files; write none.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the proposal with its evidence as JSON.")] = False,
    mend: Annotated[bool, typer.Option("--mend", help="Write the mends of changed headers as well.")] = False,
) -> None:
    """Propose sources for exports not yet declared, with the evidence; tell changed headers of those that are."""
    from data_sources.proposing.command import Request, run_propose

    run_propose(Request(workspace, name, currency, only_print, as_json, mend))


@app.command()
def build(
    context: typer.Context,
    workspace: Folder,
    as_json: Annotated[bool, typer.Option("--json", help="Print the reconciliation as JSON.")] = False,
) -> None:
    """Build the exports into a new edition and print the reconciliation."""
    from data_sources.build import build as build_edition
    from data_sources.printing import print_report, progress_shown

    with progress_shown() as progress:
        report = build_edition(workspace, progress)
    if as_json:
        print(json.dumps(report.as_json(), indent=2, ensure_ascii=False))
    else:
        print_report(report)
    if edition_commands.command_of(context, "tell") is not None:
        from data_sources.told_later import tell_later

        tell_later(workspace)


edition_commands.add_to(app)
issue_command.add_to(app)


def _refuse_another_company(workspace: Path, declarations: Iterable[str]) -> None:
    """The sample is never written over somebody's own declarations."""
    for name in declarations:
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
        with system_refusals_told(Path("WORKSPACE")):
            command()
    except InputMistake as mistake:
        print(mistake, file=sys.stderr)
        return EXIT_STATUS
    except SystemExit as ended:
        if ended.code == STOPPED_BY_HAND:
            print("Stopped. Nothing was lost; what was current is current still.", file=sys.stderr)
        raise
    return 0


if __name__ == "__main__":
    import_module(WORDED).add_to(app)
    sys.exit(run_command(app))

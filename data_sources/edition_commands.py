"""The commands over editions: list, freeze, prune. Those that word what they print stand in presentation/."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from data_sources.mistakes import InputMistake
from data_sources.workspace import open_workspace

Folder = Annotated[Path, typer.Argument(metavar="WORKSPACE", help="Folder of company.toml, sources.toml and exports/.")]


def editions(
    context: typer.Context,
    workspace: Folder,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[freeze NAME | compare A B | prune]", show_default=False)
    ] = None,
) -> None:
    """List the editions. `editions WORKSPACE freeze NAME` is the same as `freeze WORKSPACE NAME`; so are the others."""
    match words or []:
        case []:
            _list(workspace)
        case ["freeze", name]:
            freeze(workspace, name)
        case ["freeze", name, edition]:
            freeze(workspace, name, edition)
        case ["prune"]:
            prune(workspace)
        case ["compare", before, after] if (compare := command_of(context, "compare")) is not None:
            compare.main([str(workspace), before, after], standalone_mode=False)
        case others:
            raise InputMistake(
                f"editions {' '.join(others)} is no such request.",
                "editions WORKSPACE, freeze WORKSPACE NAME [EDITION], compare WORKSPACE A B, or prune WORKSPACE.",
                "A word is missing, or a name of several words stands without quotation marks.",
                "The command.",
            )


def _list(workspace: Path) -> None:
    from data_sources.listed_editions import list_editions
    from data_sources.printing import print_editions

    print_editions(list_editions(open_workspace(workspace)))


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


def prune(
    workspace: Folder,
    keep: Annotated[int, typer.Option(help="Keep so many of the newest that could go.")] = 0,
    older_than: Annotated[int | None, typer.Option(help="Delete only what was built so many days ago.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be deleted, and delete nothing.")] = False,
) -> None:
    """Delete editions that are neither current nor frozen. Nothing else ever deletes one."""
    from data_sources.printing import print_pruned
    from data_sources.pruned_editions import prune_editions

    print_pruned(prune_editions(open_workspace(workspace), keep, older_than, dry_run), dry_run)


def command_of(context: typer.Context, name: str) -> Any:
    """Another command of the same program, None where it has none of that name."""
    group = context.parent.command if context.parent else None
    commands: dict[str, Any] = getattr(group, "commands", {})
    return commands.get(name)


def add_to(app: typer.Typer) -> None:
    for command in (editions, freeze, prune):
        app.command()(command)

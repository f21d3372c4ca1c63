"""The command over stories and packs: python -m presentation export WORKSPACE --story ID --to out.pptx."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from analysis.stories import STORY_IDS
from data_sources.__main__ import run_command
from data_sources.mistakes import InputMistake
from data_sources.printing import progress_shown
from data_sources.workspace import open_workspace
from presentation.assume import HELP as ASSUME_HELP
from presentation.assume import assumptions_said
from presentation.exporting.destination import kind_of, refuse_unwritable
from presentation.exporting.kinds import KINDS, Kind
from presentation.exporting.known import finding_named
from presentation.exporting.material import Material, of_one
from presentation.exporting.stories import Asked, story_as_material
from presentation.older_edition import explained_if_too_old
from presentation.write_file import write_file

app = typer.Typer(help="Stories as files.", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
ENDINGS = ", ".join(f".{ending}" for ending in KINDS)


@app.callback()
def commands() -> None:
    """Stories and packs as files."""


@app.command()
def export(
    workspace: Annotated[Path, typer.Argument(metavar="WORKSPACE", help="A folder with at least one edition.")],
    to: Annotated[Path, typer.Option(help=f"The file to write: {ENDINGS}.")],
    story: Annotated[str, typer.Option(help=f"One of {', '.join(STORY_IDS)}.")] = "",
    edition: Annotated[str, typer.Option(help="An edition's id or frozen name.")] = "current",
    finding: Annotated[str, typer.Option(help="One finding's id; pictures show the first without it.")] = "",
    until: Annotated[str, typer.Option(help="Last day looked at, such as 2026-09-30.")] = "",
    by: Annotated[str, typer.Option(help="The dimension to compare by.")] = "",
    segment: Annotated[str, typer.Option(help="One segment of customers.")] = "",
    assume: Annotated[list[str] | None, typer.Option(help=ASSUME_HELP, metavar="NAME=NUMBER")] = None,
) -> None:
    """Write a story, a pack, or one finding of either, as a file."""
    kind = kind_of(to)
    refuse_unwritable(to)
    asked = Asked(until, by, segment, assumptions_said(assume or ()))
    with progress_shown() as progress, explained_if_too_old():
        material = story_as_material(open_workspace(workspace), edition, story, asked, progress)
        content = kind.make(_narrowed(material, finding, kind))
    write_file(to, content, "--to")
    print(f"{to} holds the {story} story of edition {material.briefing.edition_id}.")


def _narrowed(material: Material, finding: str, kind: Kind) -> Material:
    if finding:
        return of_one(material, finding_named(finding, (page.finding for page in material.briefing.pages)))
    if kind.is_picture and not material.briefing.pages:
        raise InputMistake(
            f"The {material.briefing.name} story of this edition has no finding to draw.",
            "At least one finding.",
            "The exports that it would rest on are missing; the story's gaps say which.",
            "Ask for .json to read them, or add the exports and build again.",
        )
    return material


if __name__ == "__main__":
    sys.exit(run_command(app))

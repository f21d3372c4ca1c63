"""The command over stories and packs: python -m presentation export WORKSPACE --story ID --to out.pptx."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from analysis.stories import STORY_IDS
from data_sources.__main__ import run_command
from data_sources.printing import progress_shown
from data_sources.workspace import open_workspace
from presentation.assume import HELP as ASSUME_HELP
from presentation.assume import assumptions_said
from presentation.exporting.asked import Asked
from presentation.exporting.destination import kind_of, refuse_unwritable
from presentation.exporting.kinds import KINDS
from presentation.exporting.material_asked import material_of
from presentation.older_edition import explained_if_too_old
from presentation.packs.audiences import Audience
from presentation.write_file import write_file

app = typer.Typer(help="Stories as files.", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
ENDINGS = ", ".join(f".{ending}" for ending in KINDS)


@app.callback()
def commands() -> None:
    """Stories and board packs as files."""


@app.command()
def export(
    workspace: Annotated[Path, typer.Argument(metavar="WORKSPACE", help="A folder with at least one edition.")],
    to: Annotated[Path, typer.Option(help=f"The file to write: {ENDINGS}.")],
    story: Annotated[str, typer.Option(help=f"One of {', '.join(STORY_IDS)}.")] = "",
    pack: Annotated[str, typer.Option(help="A board pack by its name, in place of a story.")] = "",
    version: Annotated[int | None, typer.Option(help="A version of the pack; the last without it.")] = None,
    edition: Annotated[str, typer.Option(help="An edition's id or frozen name; the current without it.")] = "",
    finding: Annotated[str, typer.Option(help="One finding's id; pictures show the first without it.")] = "",
    audience: Annotated[str, typer.Option(help=f"For whom: {', '.join(Audience)}.")] = "",
    template: Annotated[Path | None, typer.Option(help="Slides of your own, .pptx or .potx, for .pptx.")] = None,
    until: Annotated[str, typer.Option(help="Last day looked at, such as 2026-09-30.")] = "",
    by: Annotated[str, typer.Option(help="The dimension to compare by.")] = "",
    segment: Annotated[str, typer.Option(help="One segment of customers.")] = "",
    assume: Annotated[list[str] | None, typer.Option(help=ASSUME_HELP, metavar="NAME=NUMBER")] = None,
) -> None:
    """Write a story, a board pack, or one finding of either, as a file."""
    kind = kind_of(to)
    refuse_unwritable(to)
    supposed = assumptions_said(assume or ())
    asked = Asked(story, pack, version, edition, finding, audience.upper(), template, until, by, segment, supposed)
    with progress_shown() as progress, explained_if_too_old():
        material = material_of(open_workspace(workspace), asked, kind, progress)
        content = kind.make(material)
    write_file(to, content, "--to")
    what = f"the pack {pack}" if pack else f"the {story} story"
    print(f"{to} holds {what} of edition {material.briefing.edition_id}.")


if __name__ == "__main__":
    sys.exit(run_command(app))

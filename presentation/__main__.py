"""The command over stories: python -m presentation export WORKSPACE --story ID --to out.{json,xlsx,png,svg}."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from analysis.findings import Finding, Story
from analysis.stories import STORY_IDS, tell
from analysis.stories.objections.last_time import with_last_time
from analysis.stories.periods import view_choices
from analysis.stories.told_before import EditionBefore, told_before
from analysis.view import View, ViewChoices
from data_sources.__main__ import run_command
from data_sources.edition_before import path_before
from data_sources.mistakes import InputMistake, nearest
from data_sources.opened_edition import edition_open
from data_sources.workspace import Workspace, open_workspace
from presentation.assume import HELP as ASSUME_HELP
from presentation.assume import assumptions_said
from presentation.finding_name import short_name
from presentation.older_edition import explained_if_too_old
from presentation.picture import finding_as_png, finding_as_svg
from presentation.story_as_json import story_as_json
from presentation.workbook import finding_as_workbook, story_as_workbook
from presentation.write_file import write_file
from queries.run import Edition

app = typer.Typer(help="Stories as files.", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
LATER = ("pptx", "pdf", "html")


@app.callback()
def commands() -> None:
    """Stories as files."""


@app.command()
def export(
    workspace: Annotated[Path, typer.Argument(metavar="WORKSPACE", help="A folder with at least one edition.")],
    story: Annotated[str, typer.Option(help=f"One of {', '.join(STORY_IDS)}.")],
    to: Annotated[Path, typer.Option(help="The file to write: .json, .xlsx, .png or .svg.")],
    edition: Annotated[str, typer.Option(help="An edition's id or frozen name.")] = "current",
    finding: Annotated[str, typer.Option(help="One finding's id; pictures show the first without it.")] = "",
    until: Annotated[str, typer.Option(help="Last day looked at, such as 2026-09-30.")] = "",
    by: Annotated[str, typer.Option(help="The dimension to compare by.")] = "",
    segment: Annotated[str, typer.Option(help="One segment of customers.")] = "",
    assume: Annotated[list[str] | None, typer.Option(help=ASSUME_HELP, metavar="NAME=NUMBER")] = None,
) -> None:
    """Write a story, or one finding of it, as a file."""
    kind = _kind_of(to)
    _known(story, STORY_IDS, "story", "--story")
    at = open_workspace(workspace)
    with edition_open(at.edition(edition)) as opened, explained_if_too_old():
        view = replace(_view(view_choices(opened), until, by, segment), assumptions=assumptions_said(assume or ()))
        told = with_answers(tell(story, opened, view), opened, at)
    write_file(to, WRITERS[kind](told, _finding(told, finding, kind)), "--to")
    print(f"{to} holds the {story} story of edition {told.edition_id}.")


def with_answers(story: Story, edition: Edition, workspace: Workspace) -> Story:
    """The story with what was said last time among its answers, as the page has them."""
    found = path_before(workspace, edition.path.stem)
    with edition_open(found.path) if found else nullcontext() as opened:
        before = EditionBefore(opened, found.frozen_as) if found and opened else None
        return with_last_time(story, told_before(story, edition, before, tell))


def _as_json(story: Story, finding: Finding | None) -> bytes:
    return story_as_json(story if finding is None else _only(story, finding)).encode("utf-8")


def _as_workbook(story: Story, finding: Finding | None) -> bytes:
    return story_as_workbook(story) if finding is None else finding_as_workbook(finding, story)


def _as_png(story: Story, finding: Finding | None) -> bytes:
    return finding_as_png(finding or story.findings[0], story)


def _as_svg(story: Story, finding: Finding | None) -> bytes:
    return finding_as_svg(finding or story.findings[0], story).encode("utf-8")


def _only(story: Story, finding: Finding) -> Story:
    return replace(story, findings=(finding,))


WRITERS: dict[str, Callable[[Story, Finding | None], bytes]] = {
    "json": _as_json,
    "xlsx": _as_workbook,
    "png": _as_png,
    "svg": _as_svg,
}


def _kind_of(to: Path) -> str:
    kind = to.suffix.lower().removeprefix(".")
    if kind in WRITERS:
        return kind
    raise InputMistake(
        f"--to {to} asks for {kind or 'a file without an ending'}.",
        f"A name that ends in {', '.join(f'.{each}' for each in WRITERS)}.",
        "Slides, paper and web pages come with a later version." if kind in LATER else "The ending is misspelt.",
        "The name after --to.",
    )


def _known(name: str, names: tuple[str, ...], what: str, option: str) -> None:
    if name not in names:
        raise InputMistake(
            f"There is no {what} {name!r}. {nearest(name, names)}",
            f"One of {', '.join(names)}." if names else f"A {what}; there is none here.",
            "The name is misspelt, or it belongs to another edition.",
            f"The name after {option}.",
        )


def _view(choices: ViewChoices, until: str, by: str, segment: str) -> View:
    if until:
        _known(until, tuple(end.isoformat() for end, _ in choices.ends), "period that ends on", "--until")
    if by:
        _known(by, choices.dimensions, "dimension", "--by")
    if segment:
        _known(segment, choices.segments, "segment", "--segment")
    return View(date.fromisoformat(until) if until else None, by or None, segment or None)


def _finding(story: Story, wanted: str, kind: str) -> Finding | None:
    by_id = {finding.id: finding for finding in story.findings}
    if wanted:
        by_name = by_id | {short_name(finding.id): finding for finding in story.findings}
        _known(wanted, tuple(by_name), "finding", "--finding")
        return by_name[wanted]
    if kind in ("png", "svg") and not by_id:
        raise InputMistake(
            f"The {story.id} story of this edition has no finding to draw.",
            "At least one finding.",
            "The exports that it would rest on are missing; the story's gaps say which.",
            "Ask for .json to read them, or add the exports and build again.",
        )
    return None


if __name__ == "__main__":
    sys.exit(run_command(app))

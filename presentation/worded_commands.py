"""Commands that say findings or write files: compare, rejections, tell. The door data_sources/__main__.py adds them.

Each imports what it needs when it is called: the door stands in the way of every other command too.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from data_sources.edition_commands import Folder
from data_sources.mistakes import InputMistake, nearest
from data_sources.workspace import open_workspace

if TYPE_CHECKING:
    from analysis.stories.compared import Compared
    from presentation.changes_in_words import ChangeInWords

Named = "An id, its first letters, a frozen name, or current."


def compare(
    workspace: Folder,
    before: Annotated[str, typer.Argument(metavar="A", help=Named)],
    after: Annotated[str, typer.Argument(metavar="B", help=Named)],
    story: Annotated[str, typer.Option(help="One story's id; all without it.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print the changes as JSON, numbers in full.")] = False,
) -> None:
    """Show which findings changed between two editions, and whether new data or restated old data did it."""
    from data_sources.compared_editions import compare_editions, compare_stories
    from data_sources.printing import OUT, print_comparison
    from presentation.changes_in_words import compared_as_plain
    from presentation.older_edition import built_by_another_version
    from queries.run import EditionTooOld

    place = open_workspace(workspace)
    first, second = place.edition(before), place.edition(after)
    stories = _stories(story)
    try:
        compared = compare_stories(first, second, stories)
    except EditionTooOld as error:
        if as_json:
            raise built_by_another_version(error) from error
        print_comparison(compare_editions(first, second))
        OUT.print(f"Findings cannot be compared: {built_by_another_version(error).found}", markup=False)
        return
    if as_json:
        print(json.dumps(compared_as_plain(compared), allow_nan=False, ensure_ascii=False, indent=2))
        return
    print_comparison(compare_editions(first, second))
    _print_findings(compared)


def rejections(
    workspace: Folder,
    to: Annotated[Path, typer.Option(help="The file to write: .xlsx, with the rows to mend, or .csv, the list alone.")],
    department: Annotated[str, typer.Option(help="One department; all without it.")] = "",
    edition: Annotated[str, typer.Option(help=Named)] = "current",
    mend: Annotated[
        Path | None, typer.Option(help="A folder for the rows to mend: the files to send again, in their folders.")
    ] = None,
) -> None:
    """Write what was not accepted as a file that a department can mend and send again."""
    from data_sources.opened_edition import edition_open
    from presentation.department_rejections import rejections_of
    from presentation.older_edition import explained_if_too_old
    from presentation.write_file import write_file

    place = open_workspace(workspace)
    if to.suffix.lower() not in (".xlsx", ".csv"):
        raise InputMistake(
            f"--to {to} asks for {to.suffix.removeprefix('.') or 'a file without an ending'}.",
            "A name that ends in .xlsx or .csv.",
            "The ending is misspelt.",
            "The name after --to.",
        )
    with edition_open(place.edition(edition)) as opened, explained_if_too_old():
        found = rejections_of(opened, place.folder, department)
        content = found.as_csv() if to.suffix.lower() == ".csv" else found.as_workbook()
        write_file(to, content, "--to")
        written = tuple(found.write_mends(mend)) if mend else ()
    print(f"{to} holds {len(found.listed):,} rejections of edition {opened.path.stem}.")
    if mend:
        print(f"{mend} holds {len(written)} files to mend, in the folders where exports/ wants them; then build again.")


def _stories(story: str) -> tuple[str, ...]:
    from analysis.stories import STORY_IDS
    from analysis.stories.compared import COMPARED

    if story and story not in STORY_IDS:
        raise InputMistake(
            f"There is no story {story!r}. {nearest(story, STORY_IDS)}",
            f"One of {', '.join(STORY_IDS)}.",
            "The name is misspelt.",
            "The name after --story.",
        )
    return (story,) if story else COMPARED


def _print_findings(compared: Compared) -> None:
    from data_sources.printing import OUT
    from presentation.changes_in_words import changes_in_words, rows_in_words

    for line in rows_in_words(compared.inputs):
        OUT.print(f"{line}.", markup=False)
    OUT.print()
    changes = changes_in_words(compared)
    alike = sum(each.reads_alike for each in changes)
    OUT.print(
        f"Findings: {len(changes) - alike} changed, {alike} read as before though numbers behind them moved, "
        f"{len(compared.unchanged)} unchanged",
        style="bold",
    )
    for change in changes:
        _print_change(change)


def _print_change(change: ChangeInWords) -> None:
    from data_sources.printing import OUT, print_rows

    OUT.print()
    OUT.print(f"{change.finding_id}  {change.verdict}", style="bold", markup=False)
    for name, claim in (("was", change.was), ("is ", change.is_now)):
        if claim and not (change.reads_alike and name == "was"):
            OUT.print(f"  {name}  {claim}", markup=False)
    rows = [(f"  {each.name}", each.before, each.then, each.after) for each in change.numbers]
    print_rows("", ("  number", "before", "that time as known now", "now"), rows)
    if change.more_numbers:
        OUT.print(f"  {change.more_numbers} more numbers moved; --json has them all.")


def tell(
    workspace: Folder,
    edition: Annotated[str, typer.Argument(help=Named)] = "current",
    filters: Annotated[bool, typer.Option("--filters", help="The views of each single filter, too.")] = False,
) -> None:
    """Tell an edition's stories ahead, so that their pages open at once."""
    from data_sources.printing import OUT, progress_shown
    from presentation.telling.ahead import tell_all
    from presentation.telling.tellers import tellers_wanted

    path = open_workspace(workspace).edition(edition)
    with progress_shown() as progress:
        told = tell_all(path, max(tellers_wanted(), 1), filters, progress)
    OUT.print(f"{told} view{'' if told == 1 else 's'} of edition {path.stem} told; the others lay there already.")


def add_to(app: typer.Typer) -> None:
    for command in (compare, rejections, tell):
        app.command()(command)

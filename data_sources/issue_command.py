"""python -m data_sources issues: what the catalogue of issues holds, what it covers, what is proposed for it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from data_sources.edition_commands import Folder
from data_sources.issue_catalogue import ISSUES_FILE
from data_sources.printing import OUT, print_rows
from data_sources.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from data_sources.issue_report import IssueReport, IssueUse

NO_LANGUAGE = "not told"
TOLD_FROM = {
    "catalogue": f"Issues of {ISSUES_FILE}",
    "start": f"Issues that this program begins with: the workspace has no {ISSUES_FILE} with issues",
}
HEADERS = ("issue", "from", "owner", "stage", "cases, losses", "comments", "customers")
LANGUAGE_HEADERS = ("language", "comments", "told", "on none of these", "not read", "without words")


def issues(
    workspace: Folder,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON, numbers in full.")] = False,
    write: Annotated[bool, typer.Option("--write", help=f"Write an {ISSUES_FILE} to begin with.")] = False,
) -> None:
    """Show the issues that are counted, what share of comments they cover, and what is proposed for the catalogue."""
    from data_sources.issue_report import issue_report

    place = open_workspace(workspace)
    if write:
        _write(place)
        return
    report = issue_report(place)
    if as_json:
        print(json.dumps(report.as_json(), indent=2, ensure_ascii=False))
        return
    _print_report(report)


def _write(place: Workspace) -> None:
    from data_sources.opened_edition import edition_open
    from data_sources.written_catalogue import topics_named
    from data_sources.written_issues import write_issues_file, written_issues

    with edition_open(place.edition("current")) as edition:
        found = written_issues(*topics_named(edition.connection.cursor()))
    print(f"Written: {write_issues_file(place.folder, found)}, {len(found)} issues to begin with.")
    print(f"Read it, then: python -m data_sources build {place.folder}")


def _print_report(report: IssueReport) -> None:
    print_rows(TOLD_FROM[report.told_from], HEADERS, [_row(each) for each in report.issues])
    _print_coverage(report)
    for each in report.proposed:
        OUT.print(
            f"Proposed: {each.label} ({each.words}): {each.verbatims:,} comments of {each.customers:,} customers, "
            f"{each.verbatims_before:,} before. In {ISSUES_FILE}: [[issue]] with this name and these words.",
            markup=False,
        )
    if report.told_from == "catalogue" and report.topics_unused:
        OUT.print(f"Topics that no export uses: {', '.join(report.topics_unused)}", markup=False)
    if any(each.customers is None for each in report.issues):
        OUT.print(f"few: fewer than {report.minimum_group_size} customers")
    OUT.print(f"Edition {report.edition_id}")
    if not report.is_current:
        OUT.print(f"{ISSUES_FILE} has changed since; build again to see what it does.")


def _print_coverage(report: IssueReport) -> None:
    if report.share_told is None:
        OUT.print("No comment is left to be read: departments named the issue of each, or nobody wrote any.")
        return
    told = sum(each.comments_told for each in report.coverage)
    what = "1 comment" if report.comments == 1 else f"{report.comments:,} comments"
    verb = "is" if told == 1 else "are"
    OUT.print(
        f"Of {what} whose issue no department named, {told:,} ({report.share_told:.0%}) {verb} about an issue above."
    )
    rows = [
        (
            each.language or NO_LANGUAGE,
            f"{each.comments:,}",
            f"{each.comments_told:,}",
            f"{each.comments_on_none:,}",
            f"{each.comments_in_other_languages:,}",
            f"{each.comments_without_words:,}",
        )
        for each in report.coverage
    ]
    print_rows("", LANGUAGE_HEADERS, rows)


def _row(use: IssueUse) -> tuple[str, ...]:
    counts = (use.named_by_departments, use.told_by_words, use.customers)
    shown = ("few" if each is None else f"{each:,}" for each in counts)
    return (use.issue, use.told_from, use.owner_department or "", use.journey_stage or "", *shown)


def add_to(app: typer.Typer) -> None:
    app.command()(issues)

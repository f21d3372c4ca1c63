"""python -m data_sources propose: from a folder of exports to sources.toml and company.toml."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from data_sources.declarations import COMPANY_FILE, SOURCES_FILE, read_sources
from data_sources.issue_catalogue import ISSUES_FILE
from data_sources.mistakes import InputMistake
from data_sources.printing import progress_shown
from data_sources.proposing.proposal import Proposal
from data_sources.proposing.propose import propose
from data_sources.proposing.telling import as_json, comments_of, company_comments, in_words
from data_sources.proposing.writing import company_text, with_sources, write_company, write_mends, write_sources
from data_sources.workspace import open_workspace
from data_sources.written_issues import issues_text, write_issues_file


@dataclass(frozen=True)
class Request:
    """What was asked for on the command line."""

    workspace: Path
    name: str | None = None
    currency: str | None = None
    only_print: bool = False
    as_json: bool = False
    mend: bool = False


def run_propose(request: Request) -> None:
    """Prints the proposal and writes it, unless only printing was asked for. Raises InputMistake."""
    with progress_shown() as progress:
        proposal = propose(request.workspace, progress, request.name, request.currency)
    if request.as_json:
        print(json.dumps(as_json(proposal), indent=2, ensure_ascii=False))
        return
    if not proposal.sources and not proposal.changes:
        _nothing(request, proposal)
        return
    print("\n".join(in_words(proposal)))
    if request.only_print:
        _print_files(proposal)
        return
    _write(request, proposal)


def _write(request: Request, proposal: Proposal) -> None:
    folder = open_workspace(request.workspace).folder
    if proposal.sources:
        comments = {each.source.name: comments_of(each) for each in proposal.sources}
        write_sources(folder, [each.source for each in proposal.sources], comments=comments)
        print(f"Written: {folder / SOURCES_FILE}, {len(proposal.sources)} sources.")
    if proposal.company:
        write_company(folder, proposal.company.company, company_comments(proposal.company))
        print(f"Written: {folder / COMPANY_FILE}.")
    if proposal.issues:
        print(f"Written: {write_issues_file(folder, proposal.issues)}, {len(proposal.issues)} issues to begin with.")
    if request.mend:
        mended = write_mends(folder, proposal.changes)
        print(f"Mended: {', '.join(mended) or 'nothing'} in {folder / SOURCES_FILE}.")
    elif any(each.renamed for each in proposal.changes):
        print(f"To write the mends: python -m data_sources propose {request.workspace} --mend")
    print(f"Read these files, answer the questions, then: python -m data_sources build {request.workspace}")


def _print_files(proposal: Proposal) -> None:
    comments = {each.source.name: comments_of(each) for each in proposal.sources}
    if proposal.company:
        print(f"----- {COMPANY_FILE}\n{company_text(proposal.company.company, company_comments(proposal.company))}")
    print(f"----- {SOURCES_FILE}\n{with_sources('', [each.source for each in proposal.sources], (), comments)}")
    if proposal.issues:
        print(f"----- {ISSUES_FILE}\n{issues_text(proposal.issues)}")


def _nothing(request: Request, proposal: Proposal) -> None:
    """Where every export is declared that is well; where none could be, it is a mistake."""
    has_sources = (request.workspace / SOURCES_FILE).is_file() and read_sources(request.workspace)
    if has_sources and not proposal.refused:
        print(f"Every export has its source. Next: python -m data_sources build {request.workspace}")
        return
    reasons = "; ".join(
        f"{each.path}: {each.mistake.found} {each.mistake.likely_cause}" for each in proposal.refused[:5]
    )
    more = f"; and {len(proposal.refused) - 5} more" if len(proposal.refused) > 5 else ""
    raise InputMistake(
        f"nothing can be proposed for {len(proposal.refused)} exports. {reasons}{more}",
        "At least one export that names customers and says what happened to them.",
        "The exports know no customers, or their headers say nothing.",
        f"Declare a source by hand in {request.workspace / SOURCES_FILE}, or bring further exports.",
    )

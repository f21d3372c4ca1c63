"""A proposal in plain English, as JSON, and as the comments that go with it into sources.toml."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import Any

from data_sources.detections import Detection
from data_sources.header_changes import HeaderChange
from data_sources.proposing.proposal import ColumnGuess, CompanyProposal, Proposal, SourceProposal
from data_sources.proposing.record_rules import words_for

SURE_FROM, LIKELY_FROM = 0.85, 0.6
SHOWN_UNUSED = 12


def in_words(proposal: Proposal) -> list[str]:
    """What each export was taken for, with the evidence; then what is left out, and the questions."""
    lines = [line for each in proposal.changes for line in _change(each)]
    by_match = sorted(proposal.sources, key=lambda each: each.exports[0])
    for _, group in groupby(by_match, key=lambda each: (each.exports[0], each.source.match)):
        lines += _export(list(group))
    if proposal.company:
        lines += _company(proposal.company)
    if proposal.refused:
        lines += ["Left out:", *(f"  {each.path}: {each.mistake.likely_cause}" for each in proposal.refused), ""]
    questions = [(each.source.name, question) for each in proposal.sources for question in each.questions]
    questions += [("company.toml", question) for question in (proposal.company.questions if proposal.company else ())]
    if questions:
        lines += ["Questions; each line in sources.toml answers one:", *(_asked(*each) for each in questions), ""]
    return lines


def comments_of(each: SourceProposal) -> list[str]:
    """The lines that stand above a proposed source: what it was taken for, and what is asked."""
    lines = [f"Proposed, {certainty_word(each.certainty)}: {'; '.join(each.evidence[:2])}."]
    lines += [f"? {question.overrule}   {question.evidence}" for question in each.questions]
    return [" ".join(line.split()) for line in lines]


def company_comments(proposal: CompanyProposal) -> list[str]:
    """The lines that stand above a proposed company.toml."""
    asked = [f"? {question.overrule}   {question.evidence}" for question in proposal.questions]
    return ["Proposed from the exports: " + "; ".join(proposal.evidence) + ".", *asked]


def as_json(proposal: Proposal) -> dict[str, Any]:
    """The whole proposal with its evidence."""
    return {
        "sources": [
            {
                **asdict(each),
                "source": each.source.model_dump(mode="json", exclude_defaults=True),
            }
            for each in proposal.sources
        ],
        "company": {
            **asdict(proposal.company),
            "company": proposal.company.company.model_dump(mode="json", exclude_none=True),
        }
        if proposal.company
        else None,
        "refused": [{"path": each.path, "reason": str(each.mistake)} for each in proposal.refused],
        "changes": [{**asdict(each), "mend": each.mend()} for each in proposal.changes],
    }


def certainty_word(certainty: float) -> str:
    return "sure" if certainty >= SURE_FROM else "likely" if certainty >= LIKELY_FROM else "unsure"


def _export(proposals: Sequence[SourceProposal]) -> Iterator[str]:
    first = proposals[0]
    many = f" ({len(first.exports)} exports)" if len(first.exports) > 1 else ""
    sheet = f", sheet {first.source.sheet!r}" if first.source.sheet else ""
    yield f"{first.source.match}{many}{sheet}, of {first.source.department}"
    for each in proposals:
        yield f"  {words_for(each.source.table)}, {certainty_word(each.certainty)} [{each.source.name}]"
        yield from (f"    because {evidence}" for evidence in each.evidence)
        yield from (f"    {_column(guess)}" for guess in each.columns)
        yield from (
            f"    only rows in which {header!r} says {_listed(values)}" for header, values in each.source.only.items()
        )
        if each.source.attributes:
            yield f"    to slice by: {', '.join(each.source.attributes)}"
        if each.source.key or each.source.repeats == "snapshot":
            yield f"    {each.source.repeats}; the same row by {', '.join(each.source.key) or 'its content'}"
    left = [f"{each.header} ({each.why})" for each in first.unused[:SHOWN_UNUSED]]
    if left:
        rest = len(first.unused) - len(left)
        yield f"  not used: {'; '.join(left)}{f'; and {rest} more' if rest else ''}"
    yield ""


def _listed(values: Sequence[str]) -> str:
    return "anything" if "*" in values else " or ".join(values)


def _column(guess: ColumnGuess) -> str:
    return f"{guess.record_column} = {guess.header!r}, {certainty_word(guess.certainty)}: {'; '.join(guess.evidence)}"


def _company(proposal: CompanyProposal) -> list[str]:
    return ["company.toml", *(f"  {each}" for each in proposal.evidence), ""]


def _asked(where: str, question: Detection) -> str:
    what = question.column or question.aspect
    return f"  {where}: is {what!r} {question.read_as}? {question.evidence.rstrip('.')}. {question.overrule}"


def _change(change: HeaderChange) -> Iterator[str]:
    yield f"{change.path}, source {change.source!r}: its header differs"
    for each in change.renamed:
        why = "; ".join(each.evidence)
        yield f"  {each.old!r} is most likely {each.new!r} now, certain by {each.certainty:.0%}: {why}"
        yield f'    mend: [source.renamed] "{each.new}" = "{each.old}"'
    yield from (f"  {header!r} is gone, and nothing stands in for it" for header in change.missing)
    for what, headers in (("new", change.added), ("gone, and not declared", change.dropped)):
        if headers:
            yield f"  {what}: {', '.join(headers)}"
    yield ""

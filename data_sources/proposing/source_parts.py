"""The parts of a proposed source that are the same whatever record table it fills."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from data_sources.declarations import Scalar, Source
from data_sources.detections import Detection
from data_sources.proposing.column_facts import ColumnFacts
from data_sources.proposing.export_tables import ExportTable
from data_sources.proposing.fitting import Fitted
from data_sources.proposing.proposal import ColumnGuess, SourceProposal
from data_sources.proposing.scratch import header_row_of
from data_sources.proposing.words import ID_WORDS, words

# A key that a few rows share: rows sent again, of which the last counts. Fewer different ones make it no key.
KEY_UNIQUE = 0.995
LONGEST_NAME = 60

Repeats = Literal["append", "snapshot"]


@dataclass(frozen=True)
class ExportSeries:
    """What every source of one export table shares."""

    table: ExportTable
    department: str
    department_evidence: str
    repeats: Repeats
    key: tuple[str, ...]
    customer: ColumnGuess | None


@dataclass(frozen=True)
class Draft:
    """A source before it has its common parts."""

    table: str
    name: str
    fitted: Fitted
    evidence: tuple[str, ...]
    certainty: float
    extra: tuple[ColumnGuess, ...] = ()
    constants: Mapping[str, Scalar] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, Scalar]] = field(default_factory=dict)
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    attributes: tuple[str, ...] = ()
    questions: tuple[Detection, ...] = ()


def as_proposal(series: ExportSeries, draft: Draft) -> SourceProposal:
    """The source as it would be declared, with the evidence for each part."""
    export = series.table
    customer = (series.customer,) if series.customer else ()
    guesses = (*customer, *draft.extra, *draft.fitted.guesses)
    source = Source(
        name=slug(f"{series.department} {draft.name}"),
        department=series.department,
        match=export.match,
        table=draft.table,
        sheet=export.place.sheet if export.is_one_of_several else None,
        range=export.place.range if export.is_one_of_several else None,
        header_row=header_row_of(export.place) if export.is_one_of_several else None,
        repeats=series.repeats,
        key=series.key,
        attributes=draft.attributes,
        columns={each.record_column: each.header for each in guesses},
        constants=draft.constants,
        values=draft.values,
        only=draft.only,
    )
    evidence = (*draft.evidence, f"department: {series.department_evidence}", export.how_looked_at)
    questions = (*draft.questions, *(_question(draft.table, each) for each in draft.fitted.asked))
    return SourceProposal(source, export.paths, round(draft.certainty, 3), evidence, guesses, (), questions)


def find_key(columns: Sequence[ColumnFacts], customer: str | None, is_list: bool) -> tuple[str, ...]:
    """What makes a row the same row in a later export: a column that is different in every row and called a key.

    The customer's own column only where the export is a list of customers: elsewhere they may come again.
    """
    if is_list and customer:
        return (customer,)
    for facts in columns:
        is_called_key = bool(ID_WORDS & {*words(facts.header)}) or facts.position == 0
        is_kind_of_key = facts.kind == "text" or (facts.kind == "number" and facts.is_whole)
        is_unique = facts.unique_share >= KEY_UNIQUE and facts.filled == facts.rows and facts.rows > 1
        if facts.header != customer and is_unique and is_called_key and is_kind_of_key and facts.word_share < 0.5:
            return (facts.header,)
    return ()


def slug(name: str) -> str:
    """A name of a source: words in lower case, joined by underscores, none of them twice in a row."""
    parts = re.sub(r"[^\w]+", " ", " ".join(words(name))).split()
    kept = [word for i, word in enumerate(parts) if word not in parts[:i]]
    return "_".join(kept)[:LONGEST_NAME].strip("_") or "source"


def _question(table: str, each: ColumnGuess) -> Detection:
    return Detection(
        "column",
        f"{table}.{each.record_column}",
        "unsure",
        f"{'; '.join(each.evidence)}; certain by {each.certainty:.0%}, which is too little to map it",
        f'[source.columns] {each.record_column} = "{each.header}"',
        each.header,
    )

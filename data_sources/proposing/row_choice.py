"""Which rows of an export a source takes: those of a won deal, of a lost customer, or with an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb

from data_sources.proposing.cell_kinds import number_in
from data_sources.proposing.column_facts import ColumnFacts
from data_sources.proposing.export_tables import ExportTable
from data_sources.proposing.header_words import subject_words
from data_sources.proposing.words import words
from data_sources.readers.landed import quoted

# A state is one of few; a column in which most rows say something else is none.
MOST_STATES, MOSTLY_STATES = 14, 0.2
ANSWERED_BELOW = 0.98  # of the rows: fewer answers than that, and the rest are no answers to be rejected one by one


@dataclass(frozen=True)
class States:
    """A column whose words say how a deal or a customer ended."""

    header: str
    won: tuple[str, ...]
    lost: tuple[str, ...]


def find_states(columns: Sequence[ColumnFacts]) -> States | None:
    """The column that tells won from lost deals, or churned from kept customers; None where there is none."""
    for good, bad in (("won", "lost_deal"), ("kept_customer", "lost_customer")):
        for facts in columns:
            if facts.kind != "text" or not 2 <= facts.distinct <= MOST_STATES:
                continue
            won, lost = _of(facts, good), _of(facts, bad)
            told = sum(facts.values[value] for value in (*won, *lost))
            if won and lost and told >= MOSTLY_STATES * sum(facts.values.values()):
                return States(facts.header, won if good == "won" else (), lost)
    return None


def _of(facts: ColumnFacts, state: str) -> tuple[str, ...]:
    listed = {words(each) for each in subject_words()["states"][state]}
    return tuple(value for value in facts.values if words(value) in listed)


def filled_among(
    connection: duckdb.DuckDBPyConnection, table: ExportTable, only: Mapping[str, Sequence[str]]
) -> dict[str, bool]:
    """For each column whether it says anything in the rows that `only` chooses: a text, or more than one number."""
    names = ", ".join(f"list(distinct {quoted(each.header)})[:50]" for each in table.columns)
    chosen = " and ".join(f"list_contains($values_{i}, trim({quoted(header)}))" for i, header in enumerate(only))
    found = connection.execute(
        f"select {names} from {table.landed.rows} where {chosen}",
        {f"values_{i}": list(values) for i, values in enumerate(only.values())},
    ).fetchall()[0]
    return {
        facts.header: _says([value.strip() for value in values or () if value and value.strip()])
        for facts, values in zip(table.columns, found, strict=True)
    }


def _says(values: Sequence[str]) -> bool:
    is_number = all(number_in(value) is not None for value in values)
    return len(values) > 1 if is_number else bool(values)

"""Whether a declared source fits the record: its table, its columns, and what its table cannot do without."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from data_sources.mistakes import InputMistake, nearest
from data_sources.record_tables import TABLES, RecordTable


class DeclaredSource(Protocol):
    """The parts of a source that are checked here."""

    @property
    def table(self) -> str: ...
    @property
    def columns(self) -> Mapping[str, str]: ...
    @property
    def constants(self) -> Mapping[str, object]: ...
    @property
    def values(self) -> Mapping[str, object]: ...


def check_against_record(source: DeclaredSource, where: str) -> None:
    """Raises InputMistake for a table or column that the record lacks, or a needed one left out."""
    if source.table not in TABLES:
        raise InputMistake(
            f"{where} says table = {source.table!r}, which the record lacks. {nearest(source.table, TABLES)}",
            f"One of {', '.join(TABLES)}.",
            "The table is misspelt, or the export's own name was written there.",
            f"{where}: table.",
        )
    table = TABLES[source.table]
    for part in ("columns", "constants", "values"):
        _refuse_unknown_columns(getattr(source, part), part, table, where)
    _refuse_twice_filled(source, where)
    _refuse_missing(source, table, where)


def _refuse_unknown_columns(names: Iterable[str], part: str, table: RecordTable, where: str) -> None:
    for name in names:
        if name not in table.fillable:
            raise InputMistake(
                f"{where} fills {name!r} in [source.{part}], but {table.name} has no such column. "
                f"{nearest(name, table.fillable)}",
                f"Columns of {table.name}: {', '.join(table.fillable)}.",
                "Swapped sides: the record's column stands left of the equals sign, the export's header right.",
                f"{where}: [source.{part}] {name}.",
            )


def _refuse_twice_filled(source: DeclaredSource, where: str) -> None:
    both = [name for name in source.columns if name in source.constants]
    if both:
        raise InputMistake(
            f"{where} fills {both[0]!r} both from a column and by a constant.",
            "One of the two: a column where the export says it, a constant where it is the same in every row.",
            "A constant was kept when the column was declared.",
            f"{where}: [source.columns] or [source.constants] {both[0]}.",
        )


def _refuse_missing(source: DeclaredSource, table: RecordTable, where: str) -> None:
    filled = {*source.columns, *source.constants}
    needed = ["customer"] if table.needs_customer else []
    needed += [column.name for column in table.columns if column.is_required]
    missing = [name for name in needed if name not in filled]
    if missing:
        raise InputMistake(
            f"{where} fills {table.name} without {missing[0]!r}.",
            f"{table.name} needs {', '.join(needed)}.",
            "The line was left out: the export has such a column under another header, or it is the same in every row.",
            f'{where}: [source.columns] {missing[0]} = "…", or [source.constants] {missing[0]} = ….',
        )
    if table.name == "feedback" and not filled & {"score", "verbatim"}:
        raise InputMistake(
            f"{where} fills feedback with neither 'score' nor 'verbatim'.",
            "An answer: its score, its text, or both.",
            "Only the columns around the answer were declared.",
            f'{where}: [source.columns] score = "…".',
        )

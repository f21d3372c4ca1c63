"""The exports of one source as rows of canonical text: every column of its record table, filled or null."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb

from data_sources.declarations import Scalar, Source
from data_sources.readers.header import header_named
from data_sources.readers.landed import Landed, quoted
from data_sources.record_tables import TABLES

ANY_FILLED = "*"  # in [source.only]: any cell that is filled
CANONICAL = "landing.canonical"
ORIGIN_COLUMNS = ("customer", "customer_name")


@dataclass(frozen=True)
class Given:
    """One export that a source takes, landed."""

    export_id: int
    landed: Landed

    def cell(self, header: str) -> str:
        """The SQL of a declared header's cell, blanks around it taken off."""
        own = header_named(header, self.landed.headers)
        if own is None:
            raise LookupError(f"{self.landed.table} was landed without {header!r}")
        return f"text_of({quoted(own)})"


def create_canonical(
    connection: duckdb.DuckDBPyConnection, source: Source, given: Sequence[Given], common: Sequence[str]
) -> None:
    """Makes the view landing.canonical: export_id, line, customer, customer_name, the record's columns, attributes,
    row_key; text throughout. Only rows that the source takes are in it.

    `common` are the headers by which rows without a key are told apart, see common_headers.
    """
    set_variables(connection, source)
    selects = [_select(source, each, common) for each in given]
    connection.execute(f"create or replace view {CANONICAL} as {' union all '.join(selects)}")


def cells_of(source: Source, each: Given, columns: Sequence[str]) -> str:
    """The query of some record columns of the rows that a source takes of one export, as landing.canonical has them,
    with their lines: what looks at a column does without all the others, which take longer to plan than to read.

    Call set_variables before it runs.
    """
    cells = "".join(f", {_cell(source, each, name)} as {name}" for name in columns)
    return f"select line{cells} from {each.landed.rows} where {taken_by(source, each)}"


def record_columns(source: Source) -> tuple[str, ...]:
    """Every column of canonical rows but their origin."""
    names = [column.name for column in TABLES[source.table].columns]
    return (*ORIGIN_COLUMNS, *(name for name in names if name not in ORIGIN_COLUMNS))


def taken_by(source: Source, each: Given) -> str:
    """The SQL condition by which the source takes a row; its lists are variables, see set_only."""
    conditions = [
        f"{each.cell(header)} is not null"
        if ANY_FILLED in values
        else f"coalesce(list_contains(getvariable('{_only(source, position)}'), lower({each.cell(header)})), false)"
        for position, (header, values) in enumerate(source.only.items())
    ]
    return " and ".join(conditions) or "true"


def set_only(connection: duckdb.DuckDBPyConnection, source: Source) -> None:
    """Sets the variables that taken_by reads."""
    for position, values in enumerate(source.only.values()):
        _set(connection, _only(source, position), [value.strip().lower() for value in values])


def _only(source: Source, position: int) -> str:
    return f"only_{position}_{source.name.encode().hex()}"


def set_variables(connection: duckdb.DuckDBPyConnection, source: Source) -> None:
    """Values never become part of a statement's text: constants, labels and names are variables of the connection."""
    for column, value in source.constants.items():
        _set(connection, f"constant_{column}", _as_text(value))
    for column, labels in source.values.items():
        exact = {label.strip(): _as_text(target) for label, target in labels.items()}
        _set_map(connection, f"exact_{column}", exact)
        _set_map(connection, f"lowered_{column}", {label.lower(): target for label, target in exact.items()})
    _set(connection, "missing", [text.strip().lower() for text in source.missing])
    _set(connection, "attribute_names", list(source.attributes))
    set_only(connection, source)


def _set(connection: duckdb.DuckDBPyConnection, name: str, value: object) -> None:
    connection.execute(f"set variable {name} = $value", {"value": value})


def _set_map(connection: duckdb.DuckDBPyConnection, name: str, entries: Mapping[str, str]) -> None:
    connection.execute(
        f"set variable {name} = map($labels::varchar[], $targets::varchar[])",
        {"labels": list(entries), "targets": list(entries.values())},
    )


def _as_text(value: Scalar) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _select(source: Source, each: Given, common: Sequence[str]) -> str:
    columns = [f"{each.export_id} as export_id", "line"]
    columns += [f"{_cell(source, each, name)} as {name}" for name in record_columns(source)]
    columns.append(f"{_attributes(source, each)} as attributes")
    columns.append(f"{_row_key(source, each, common)} as row_key")
    return f"select {', '.join(columns)} from {each.landed.rows} where {taken_by(source, each)}"


def _cell(source: Source, each: Given, column: str) -> str:
    if column in source.constants:
        return f"getvariable('constant_{column}')"
    if column not in source.columns:
        return "cast(null as varchar)"
    cell = _filled(source, each.cell(source.columns[column]))
    if column in source.values:
        return f"labelled({cell}, getvariable('exact_{column}'), getvariable('lowered_{column}'))"
    return cell


def _filled(source: Source, cell: str) -> str:
    """The cell, null where it holds one of the texts that the source declares to be no value."""
    return f"unless_missing({cell}, getvariable('missing'))" if source.missing else cell


def _attributes(source: Source, each: Given) -> str:
    if not source.attributes:
        return "cast(null as map(varchar, varchar))"
    cells = ", ".join(_filled(source, each.cell(header)) for header in source.attributes)
    return f"map(getvariable('attribute_names')::varchar[], [{cells}])"


def _row_key(source: Source, each: Given, common: Sequence[str]) -> str:
    """The declared key's cells, null where one is; without a key the row's content."""
    if source.key:
        return " || chr(31) || ".join(each.cell(header) for header in source.key)
    if common:
        return f"cast(hash({', '.join(quoted(header) for header in common)}) as varchar)"
    return "cast(null as varchar)"


def common_headers(landed: Sequence[Landed]) -> tuple[str, ...]:
    """The headers that all exports of a source have: by these a row of one export is found again in another."""
    return tuple(sorted(set.intersection(*(set(each.headers) for each in landed))))

"""Every statement below queries/ runs on a small hand-made store and gives the rows kept beside it.

A case is a folder tests/queries/cases/FOLDER/NAME/ (the statement's name) with one `SCHEMA.TABLE.csv` for each table
that it reads (columns left out are null), `expected.csv`, and `parameters.toml` where the statement takes any.
A second case of one statement stands beside the first as NAME~what_it_shows/.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pandas as pd
import pytest

from queries.statement import FOLDER, statement
from tests.queries.empty_edition import empty_edition

CASES = Path(__file__).parent / "cases"
# Cleaning statements read landed text, which has no fixed tables: tests/data_sources/ runs them on dirty exports.
CHECKED_ELSEWHERE = {"cleaning"}
VIEW = "landing.staged_attribute"  # of the staged tables
STATEMENTS = sorted(
    path.relative_to(FOLDER).with_suffix("").as_posix()
    for path in FOLDER.rglob("*.sql")
    if path.relative_to(FOLDER).parts[0] not in CHECKED_ELSEWHERE
)


def cases_of(name: str) -> list[Path]:
    folder, leaf = name.rsplit("/", 1)
    return [path for path in sorted((CASES / folder).glob(f"{leaf}*")) if path.name.split("~")[0] == leaf]


@pytest.mark.parametrize("name", STATEMENTS)
def test_every_statement_has_a_case(name: str) -> None:
    assert cases_of(name), f"make tests/queries/cases/{name}/ with given tables and expected.csv"


@pytest.mark.parametrize("case", [case for name in STATEMENTS for case in cases_of(name)], ids=lambda case: case.name)
def test_gives_the_rows_kept_beside_it(case: Path) -> None:
    name = f"{case.parent.relative_to(CASES).as_posix()}/{case.name.split('~')[0]}"
    given_tables = sorted(case.glob("*.*.csv"))
    connection = empty_edition(tables_of(name, [given.stem for given in given_tables]))
    for given in given_tables:
        columns = given.read_text(encoding="utf-8").splitlines()[0]
        connection.execute(
            f"insert into {given.stem} ({columns}) "
            f"select * from read_csv('{given}', all_varchar = true, header = true, nullstr = '')"
        )
    parameters_file = case / "parameters.toml"
    parameters = tomllib.loads(parameters_file.read_text(encoding="utf-8")) if parameters_file.exists() else {}
    got = connection.execute(statement(name).text, parameters).df()
    assert as_text(got) == as_text(pd.read_csv(case / "expected.csv", dtype=str, keep_default_na=False))


def tables_of(name: str, given: list[str]) -> list[str] | None:
    """What it reads and what it is given, in this order; all tables where it reads a view of others."""
    reads = statement(name).reads
    return None if VIEW in reads else [*reads, *given]


def as_text(frame: pd.DataFrame) -> list[tuple[str, ...]]:
    """Header and rows as text: numbers to ten digits, days without a time, null as nothing; in a fixed order."""
    rows = [tuple(cell_text(value) for value in row) for row in frame.itertuples(index=False, name=None)]
    return [tuple(frame.columns), *sorted(rows)]


def cell_text(value: object) -> str:
    if pd.isna(value):
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, pd.Timestamp):
        return value.strftime("%Y-%m-%d" if value == value.normalize() else "%Y-%m-%d %H:%M:%S")
    try:
        return f"{float(str(value)):.10g}"
    except ValueError:
        return str(value).lower() if str(value) in ("True", "False") else str(value)

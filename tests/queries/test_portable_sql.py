"""The SQL of the record, the marts and the stories keeps to what DuckDB and Spark run from the same text.

Why, and what stays local: docs/decisions/0077. The list of functions is portable.toml; the proof that it is right,
tests/benchmarks/on_spark.py.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from queries.statement import FOLDER

LOCAL = {"cleaning", "identity", "exports"}  # reading, matching and what was read: they stay on one machine
PORTABLE = sorted(path for path in FOLDER.rglob("*.sql") if path.relative_to(FOLDER).parts[0] not in LOCAL)
KNOWN = tomllib.loads((Path(__file__).parent / "portable.toml").read_text(encoding="utf-8"))
BEFORE_BRACKETS = {
    *("and", "as", "between", "by", "else", "except", "filter", "from", "group", "in", "intersect", "join", "like"),
    *("lateral", "not", "on", "or", "over", "partition", "select", "set", "sets", "then", "union", "using", "values"),
    *("when", "where", "with", "decimal", "all", "distinct"),
}
ONE_ENGINE_ONLY = {
    r"::": "write cast(… as …)",
    r"//": "write floor(a / b)",
    r"->": "a lambda or JSON: prepare it while reading",
    r"\[": "lists by place: prepare them while reading",
    r"\bunnest\b": "rows out of a list: prepare them while reading",
    r"\b(asof|pivot|unpivot|positional)\b": "DuckDB alone has it",
    r"\bselect\b[^()]*\*\s*(exclude|replace)\b": "name the columns",
    r"\border by all\b": "name the columns",
    r"\binterval\s*\(": "write interval 1 day, or reckon by year and month",
    r"\b(ilike|similar to|glob)\b": "write lower(…) like …",
    r"\b(semi|anti) join\b": "write where [not] exists",
    r"\btablesample\b|\busing sample\b": "draw by a hash of the row's key",
    r"\b(?!(?:over|group)\b)\w+\s*\([^()]*\border by\b": "an aggregate in an order: max_by, or array_sort",
}


def name_of(path: Path) -> str:
    return path.relative_to(FOLDER).with_suffix("").as_posix()


def code_of(path: Path) -> str:
    """The statement without remarks, and with its texts emptied."""
    return re.sub(r"'[^']*'", "''", re.sub(r"--.*$", "", path.read_text(encoding="utf-8"), flags=re.M))


def ordering_keys(code: str) -> Iterator[str]:
    """What stands after each "order by", key by key."""
    for found in re.finditer(r"\border by\b", code):
        depth, key = 0, ""
        for letter in code[found.end() :] + ")":
            depth += (letter == "(") - (letter == ")")
            if depth < 0 or (depth == 0 and letter == ","):
                yield re.split(r"\b(?:rows|range|limit|qualify)\b", key)[0].strip()
                key = ""
            else:
                key += letter
            if depth < 0:
                break


def only_here(code: str) -> list[str]:
    """What in a statement another engine would refuse or take to mean something else."""
    called = set(re.findall(r"\b([a-z_0-9]+)\s*\(", code)) - BEFORE_BRACKETS
    types = set(re.findall(r"\bas ([a-z]+)(?:\([\d, ]+\))?\s*\)", code)) & _type_words(code)
    return [
        *(f"{name}(): not in portable.toml" for name in sorted(called - set(KNOWN["functions"]))),
        *(f"cast as {name}: not in portable.toml" for name in sorted(types - set(KNOWN["types"]) - {"decimal"})),
        *(f"{found[0]!r}: {why}" for pattern, why in ONE_ENGINE_ONLY.items() if (found := re.search(pattern, code))),
        *(
            f"order by {key}: say nulls last"
            for key in ordering_keys(code)
            if not re.search(r"nulls (first|last)$", key)
        ),
        *(f"divided by {by}: say nullif(…, 0)" for by in re.findall(r"/\s*((?!nullif\(|cast\(nullif\(|\d)\S+)", code)),
    ]


def _type_words(code: str) -> set[str]:
    return set(re.findall(r"\bcast\((?:[^()]|\([^()]*(?:\([^()]*\)[^()]*)*\))* as ([a-z]+)", code))


@pytest.mark.parametrize("path", PORTABLE, ids=name_of)
def test_a_statement_runs_on_either_engine(path: Path) -> None:
    assert not only_here(code_of(path)), f"{name_of(path)}: another engine could not run this text"


@pytest.mark.parametrize(
    "flaw",
    [
        "select list(x) from t",
        "select cast(x as varchar) from t",
        "select x::date from t",
        "select unnest(xs) from t",
        "select string_agg(x, '' order by y) from t",
        "select sum(x) over (partition by y order by z) from t",
        "select x from t order by x nulls last, y",
        "select a / b from t",
        "select a / (b + 1) from t",
        "select cast(coalesce(least(a, b), 0) as hugeint) from t",
    ],
)
def test_what_only_one_engine_runs_is_found(flaw: str) -> None:
    assert only_here(flaw)


def test_what_both_run_is_left_alone() -> None:
    assert not only_here(
        "select cast(a as decimal(12, 2)) / nullif(b, 0), sum(x) over (partition by y order by z desc nulls last)\n"
        "from t where x in (select y from u) group by all\n"
        "qualify row_number() over (order by x nulls last, y nulls first) = 1"
    )

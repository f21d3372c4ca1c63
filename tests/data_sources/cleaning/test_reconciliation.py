"""Nothing is lost: read = accepted + rejected + duplicates, whatever lies in the exports."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_sources.record_tables import TABLES
from data_sources.staged_tables import staged_columns
from queries.statement import FOLDER, statement
from tests.data_sources.cleaned_exports import cleaned_texts, scratch_build, source_of

CELLS = st.one_of(
    st.sampled_from(
        ["", "A1", "A2", "5", "1,5", "2.5", "x", "#N/A", "-", "03/04/2024", "25.03.2024", "$7", "yes", "9"]
    ),
    st.text(st.sampled_from("ab1.,/-\"'\n|€ "), max_size=6),
)


@st.composite
def exports(draw: st.DrawFn) -> list[str]:
    files = draw(st.lists(st.lists(st.lists(CELLS, min_size=1, max_size=5), max_size=8), min_size=1, max_size=3))
    texts = []
    for rows in files:
        file = io.StringIO(newline="")
        csv.writer(file, delimiter="|", lineterminator="\n").writerows([["A", "B", "C", "D"], *rows])
        texts.append(file.getvalue())
    return texts


@settings(max_examples=15, deadline=None)
@given(
    texts=exports(),
    table=st.sampled_from(["feedback", "purchase", "subscription"]),
    key=st.sampled_from([[], ["A"], ["A", "B"]]),
    repeats=st.sampled_from(["append", "snapshot"]),
    only=st.sampled_from([{}, {"A": ["a1"]}, {"B": ["*"]}]),
)
def test_every_row_is_accepted_rejected_or_a_duplicate(tmp_path_factory, texts, table, key, repeats, only) -> None:
    columns = {
        "feedback": {"customer": "A", "answered_on": "B", "score": "C", "verbatim": "D"},
        "purchase": {"customer": "A", "ordered_on": "B", "amount": "C", "refunded": "D"},
        "subscription": {"customer": "A", "started_on": "B", "monthly_amount": "C", "ended": "D"},
    }[table]
    constants = {"kind": "nps"} if table == "feedback" else {}
    source = source_of(table, columns=columns, constants=constants, key=key, repeats=repeats, only=only, delimiter="|")
    cleaned = cleaned_texts(tmp_path_factory.mktemp("exports"), source, *texts)
    for each in cleaned.reconciled:
        assert each.rows_read == each.accepted + each.rejected + each.duplicates
    assert len(cleaned.staged("line")) == sum(each.accepted for each in cleaned.reconciled)
    whole = cleaned.rejections("is_whole_row")
    assert whole.count(True) == sum(each.rejected for each in cleaned.reconciled)
    assert whole.count(False) == sum(each.cells_rejected for each in cleaned.reconciled)
    assert all(reason for reason in cleaned.rejections("reason"))


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_each_record_table_has_a_cleaning_statement_that_gives_its_columns(table) -> None:
    wanted = set(staged_columns(table)) - {"source", "department"} | {"refusal", "flaws"}
    connection = scratch_build()
    connection.execute(statement("cleaning/macros").text)
    text_columns = [*(column.name for column in table.columns), "customer", "customer_name", "row_key"]
    body = ", ".join(f"{name} varchar" for name in dict.fromkeys(text_columns))
    connection.execute(
        f"create table landing.canonical (export_id integer, line bigint, attributes map(varchar, varchar), {body})"
    )
    cleaning = statement(f"cleaning/{table.name}")
    marks = {"mark": ".", "days": ["%Y-%m-%d"], "today": "2025-01-01", "currency": "EUR"}
    parameters = {name: marks[name.rsplit("_", 1)[-1]] for name in cleaning.parameters}
    given_columns = connection.execute(
        f"describe {cleaning.text}".replace("$today", "date '2025-01-01'"),
        {name: value for name, value in parameters.items() if name != "today"},
    ).fetchall()
    assert {row[0] for row in given_columns} == wanted
    types = {name: kind for name, kind, *_ in given_columns}
    assert {name: types[name].lower() for name in types if name in staged_columns(table)} == {
        name: kind for name, kind in staged_columns(table).items() if name in types
    }


def test_there_is_no_cleaning_statement_without_a_record_table() -> None:
    assert {path.stem for path in (FOLDER / "cleaning").glob("*.sql")} == {*TABLES, "macros", "days_told"}

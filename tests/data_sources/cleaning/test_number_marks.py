"""Whether 1.234 is a thousand or one and a bit: told by evidence, else asked; never guessed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.data_sources.cleaned_exports import Cleaned, cleaned_column, cleaned_texts, source_of

ASKED = "thousands or decimals cannot be told"


def costs(folder: Path, *values: str, **parts: object) -> Cleaned:
    return cleaned_column(folder, "amount", values, "loss", **parts)


def found(cleaned: Cleaned) -> list[tuple[str, str]]:
    return cleaned.connection.execute(
        "select read_as, certainty from intake.detection where aspect = 'decimal mark' order by all"
    ).fetchall()


@pytest.mark.parametrize("said", ["1.234", "1,234"])
def test_what_nothing_can_settle_is_asked_and_not_guessed(tmp_path: Path, said: str) -> None:
    cleaned = costs(tmp_path, said, "12")
    assert cleaned.staged("amount") == [None, 12]
    assert cleaned.rejections("value", "reason") == [(said, ASKED)]
    assert "decimal" in cleaned.rejections("suggestion")[0]
    assert found(cleaned)[0][1] == "unsure"
    assert said in cleaned.notes()[0]


@pytest.mark.parametrize(
    ("parts", "number"), [({"decimal": ","}, 1234), ({"thousands": "."}, 1234), ({"decimal": "."}, 1.234)]
)
def test_a_declaration_settles_it(tmp_path: Path, parts: dict[str, str], number: float) -> None:
    assert costs(tmp_path, "1.234", **parts).staged("amount") == [number]


@pytest.mark.parametrize(
    ("values", "first", "certainty"),
    [
        (["1.234", "12,5"], 1234, "sure"),
        (["1.234", "12.5"], 1.234, "sure"),
        (["1.234", "12345"], 1.234, "likely"),
        ([*("1.234",) * 40, "950"], 1234, "likely"),
        (["1.234", "1.234.567"], 1234, "sure"),
        (["1.234", "0.123"], 1.234, "sure"),
    ],
)
def test_the_other_numbers_settle_it(tmp_path: Path, values: Sequence[str], first: float, certainty: str) -> None:
    cleaned = costs(tmp_path, *values)
    assert cleaned.staged("amount")[0] == first
    assert [each[1] for each in found(cleaned)] == [certainty]


def test_one_number_among_thousands_that_tells_is_not_missed(tmp_path: Path) -> None:
    cleaned = costs(tmp_path, *("1.234",) * 3000, "12,5")
    assert cleaned.staged("amount")[0] == 1234


def test_a_score_is_no_thousand(tmp_path: Path) -> None:
    source = source_of("feedback", columns={"customer": "A", "score": "S"}, constants={"kind": "csat"})
    assert cleaned_texts(tmp_path, source, "A|S\nA1|4.125\nA2|3\n").staged("score") == [4.125, 3]


def test_each_export_has_a_mark_of_its_own(tmp_path: Path) -> None:
    source = source_of("loss", columns={"customer": "A", "amount": "M"})
    cleaned = cleaned_texts(tmp_path, source, "A|M\nA1|1.234\nA2|2,5\n", "A|M\nA3|1.234\nA4|2.5\n")
    assert cleaned.staged("amount") == [1234, 2.5, 1.234, 2.5]
    assert len(found(cleaned)) == 2


def test_two_marks_in_one_column_leave_only_the_clear_numbers(tmp_path: Path) -> None:
    cleaned = costs(tmp_path, "1.234,5", "1,234.5", "1.234", "7")
    assert cleaned.staged("amount") == [1234.5, 1234.5, None, 7]
    assert cleaned.rejections("value", "reason") == [("1.234", ASKED)]


def test_a_number_in_short_is_rejected_with_what_to_write(tmp_path: Path) -> None:
    assert "12000" in costs(tmp_path, "12k", "2.5").rejections("suggestion")[0]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=12),
    st.sampled_from([",", "."]),
    st.sampled_from(["", "group", " ", "’", "\u202f"]),
    st.sampled_from(["{}", "{} €", "EUR {}", "€{}", "{} EUR"]),
)
def test_numbers_in_any_form_read_back_exactly(
    tmp_path: Path, cents: list[int], mark: str, group: str, around: str
) -> None:
    group = {"group": "." if mark == "," else ","}.get(group, group)
    said = [
        around.format(f"{cent / 100:,.2f}".replace(",", "_").replace(".", mark).replace("_", group)) for cent in cents
    ]
    assert costs(tmp_path, *said).staged("amount") == [cent / 100 for cent in cents]


def test_ten_sums_of_money_with_three_digits_behind_the_mark_are_thousands(tmp_path: Path) -> None:
    sums = [f"€{thousands},{hundreds}" for thousands, hundreds in zip(range(1, 11), range(230, 330, 10), strict=True)]
    cleaned = costs(tmp_path, *sums)
    assert cleaned.staged("amount")[:2] == [1230, 2240]
    assert [each[1] for each in found(cleaned)] == ["likely"]


def test_fewer_sums_of_money_are_asked_for(tmp_path: Path) -> None:
    assert costs(tmp_path, *["1,230"] * 9).staged("amount") == [None] * 9

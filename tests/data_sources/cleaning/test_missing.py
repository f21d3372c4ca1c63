"""Texts that a source declares to stand for no value; elsewhere they are values, as "None" among offers is."""

from __future__ import annotations

from pathlib import Path

from tests.data_sources.cleaned_exports import cleaned_column, cleaned_texts, source_of


def test_a_declared_text_is_no_value_in_any_column(tmp_path: Path) -> None:
    source = source_of(
        columns={"customer": "Account", "segment": "Segment", "became_customer_on": "Since"},
        attributes=["Offer"],
        missing=["unbekannt", "-99"],
    )
    cleaned = cleaned_texts(
        tmp_path,
        source,
        "Account|Segment|Since|Offer\nA1|Unbekannt|-99|UNBEKANNT\nA2|None|2024-03-04|None\n-99|x|2024-03-04|y\n",
    )
    assert cleaned.staged("customer_key", "segment", "cast(became_customer_on as varchar)", "attributes['Offer']") == [
        ("A1", None, None, None),
        ("A2", "None", "2024-03-04", "None"),
    ]
    assert cleaned.rejections("line", "reason") == [(4, "no customer")]


def test_an_undeclared_text_stays_a_value(tmp_path: Path) -> None:
    assert cleaned_column(tmp_path, "reason", ["None", "N/A"], "loss").staged("reason") == ["None", "N/A"]


def test_a_sentinel_in_a_score_column_can_be_declared(tmp_path: Path) -> None:
    source = source_of(
        "feedback",
        columns={"customer": "Account", "score": "Score", "verbatim": "Words"},
        constants={"kind": "csat"},
        missing=["999"],
    )
    cleaned = cleaned_texts(tmp_path, source, "Account|Score|Words\nA1|5|\nA2|999|Slow\n")
    assert cleaned.staged("score") == [5, None]
    assert cleaned.rejections("reason") == []

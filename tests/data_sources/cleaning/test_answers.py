"""Answers to surveys: labels, scales, and what is no answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.data_sources.cleaned_exports import Cleaned, cleaned_texts, source_of

LABELS = {"Very satisfied": 5, "Satisfied": 4, "Neutral": 3, "Not applicable": ""}


def answers(folder: Path, *rows: str, values: dict[str, Any] | None = None, **constants: Any) -> Cleaned:
    source = source_of(
        "feedback",
        columns={"customer": "Account", "score": "Score", "verbatim": "Words"},
        constants={"kind": "csat", **constants},
        values={"score": values or {}},
    )
    return cleaned_texts(folder, source, "\n".join(["Account|Score|Words", *rows]) + "\n")


def test_a_label_stands_for_its_number_whatever_its_case(tmp_path: Path) -> None:
    cleaned = answers(tmp_path, "A1|Very satisfied|", "A2| SATISFIED |", "A3|3|", values=LABELS)
    assert cleaned.staged("score") == [5, 4, 3]


def test_a_strange_label_is_rejected_with_the_one_nearby(tmp_path: Path) -> None:
    cleaned = answers(tmp_path, "A1|Very satisfed|", "A2|Satisfied|", values=LABELS)
    assert cleaned.staged("score") == [4]
    assert cleaned.rejections("column_name", "value", "reason", "suggestion", "is_whole_row") == [
        (
            "Score",
            "Very satisfed",
            "a label that the source does not declare",
            "Did you mean 'Very satisfied' or 'Satisfied'?",
            True,
        )
    ]


@pytest.mark.parametrize("said", ["Not applicable", "not applicable", ""])
def test_no_answer_is_no_score(tmp_path: Path, said: str) -> None:
    cleaned = answers(tmp_path, f"A1|{said}|", f"A2|{said}|Call me", values=LABELS)
    assert cleaned.staged("customer_key", "score", "verbatim") == [("A2", None, "Call me")]
    assert cleaned.rejections("line", "reason", "is_whole_row") == [(2, "no answer", True)]


@pytest.mark.parametrize("score", ["0", "6", "-1", "5.01"])
def test_refuses_a_score_off_its_scale(tmp_path: Path, score: str) -> None:
    cleaned = answers(tmp_path, f"A1|{score}|", f"A2|{score}|Slow", "A3|5|")
    assert cleaned.staged("customer_key", "score") == [("A2", None), ("A3", 5)]
    assert cleaned.rejections("reason", "suggestion", "is_whole_row") == [
        ("a score off its scale", "The scale runs from 1 to 5.", True),
        ("a score off its scale", "The scale runs from 1 to 5.", False),
    ]


@pytest.mark.parametrize(("kind", "scale"), [("nps", (0, 10)), ("csat", (1, 5)), ("CES", (1, 7)), ("rating", (1, 5))])
def test_each_kind_has_its_usual_scale(tmp_path: Path, kind: str, scale: tuple[float, float]) -> None:
    assert answers(tmp_path, "A1|3|", kind=kind).staged("scale_low", "scale_high", "kind") == [(*scale, kind.lower())]


def test_a_declared_scale_overrules(tmp_path: Path) -> None:
    assert answers(tmp_path, "A1|95 %|", scale_low=0, scale_high=100).staged("score") == [95]


def test_an_unknown_kind_of_answer_is_rejected(tmp_path: Path) -> None:
    cleaned = answers(tmp_path, "A1|3|", kind="stars")
    assert cleaned.rejections("column_name", "value", "reason") == [("kind", "stars", "an unknown kind of answer")]


def test_a_row_of_no_customer_is_rejected(tmp_path: Path) -> None:
    cleaned = answers(tmp_path, "|3|", "n/a|3|", "\u00a0|3|", "A1|3|")
    assert cleaned.staged("customer_key") == ["A1"]
    assert cleaned.rejections("reason") == ["no customer"] * 3


def test_an_error_of_the_spreadsheet_is_null_and_told(tmp_path: Path) -> None:
    cleaned = answers(tmp_path, "A1|3|#N/A", "A2|3|#1 in service")
    assert cleaned.staged("verbatim") == [None, "#1 in service"]
    assert cleaned.rejections("column_name", "value", "reason") == [("Words", "#N/A", "an error of the spreadsheet")]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Yes", True),
        ("ja", True),
        ("x", True),
        ("1", True),
        ("TRUE", True),
        ("no", False),
        ("Nein", False),
        ("0", False),
    ],
)
def test_reads_yes_and_no(tmp_path: Path, said: str, meant: bool) -> None:
    source = source_of("service_case", columns={"customer": "A", "reopened": "R"})
    cleaned = cleaned_texts(tmp_path, source, f"A|R\nA1|{said}\nA2|perhaps\nA3|\n")
    assert cleaned.staged("reopened") == [meant, None, None]
    assert cleaned.rejections("line", "reason") == [(3, "neither yes nor no")]


def test_further_columns_become_attributes(tmp_path: Path) -> None:
    source = source_of(attributes=["Gender", "Class"])
    cleaned = cleaned_texts(tmp_path, source, "Account|class|Gender\nA1|Eco|f\nA2||m\n")
    assert cleaned.staged("attributes") == [{"Gender": "f", "Class": "Eco"}, {"Gender": "m", "Class": None}]


def test_a_header_named_like_a_column_of_the_record_is_only_a_header(tmp_path: Path) -> None:
    source = source_of(columns={"customer": "Account", "name": "customer", "segment": "line_2", "plan": "name"})
    cleaned = cleaned_texts(tmp_path, source, "customer|Account|line_2|name\nAcme|A1|Small|Pro\n")
    assert cleaned.staged("customer_key", "name", "segment", "plan") == [("A1", "Acme", "Small", "Pro")]

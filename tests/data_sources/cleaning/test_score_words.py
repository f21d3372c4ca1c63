"""Scores in words that no source declares: read where the scale is sure and fits, else asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.data_sources.cleaned_exports import Cleaned, cleaned_texts, source_of

SATISFIED = ["Sehr zufrieden", "zufrieden", "teils/teils", "Unzufrieden", "sehr unzufrieden"]
EASY = ["Very easy", "Easy", "Neutral", "Difficult", "Very difficult"]


def answers(folder: Path, *words: str, header: str = "Score", **constants: Any) -> Cleaned:
    source = source_of("feedback", columns={"customer": "A", "score": header}, constants={"kind": "csat", **constants})
    return cleaned_texts(folder, source, f"A|{header}\n" + "".join(f"A{n}|{word}\n" for n, word in enumerate(words)))


def certainties(cleaned: Cleaned) -> list[str]:
    rows = cleaned.connection.execute(
        "select certainty from intake.detection where aspect = 'words for scores'"
    ).fetchall()
    return [row[0] for row in rows]


def test_words_of_a_known_scale_are_read(tmp_path: Path) -> None:
    cleaned = answers(tmp_path, *SATISFIED, "k. A.", "4")
    assert cleaned.staged("score") == [5, 4, 3, 2, 1, 4]
    assert cleaned.rejections("value", "reason") == [(None, "no answer")]
    assert certainties(cleaned) == ["sure"]


def test_the_scale_of_the_words_stands_where_none_is_declared(tmp_path: Path) -> None:
    cleaned = answers(tmp_path, *EASY, kind="ces")
    assert cleaned.staged("score", "scale_high") == [(5, 5), (4, 5), (3, 5), (2, 5), (1, 5)]


@pytest.mark.parametrize(
    ("words", "constants"),
    [
        (SATISFIED, {"scale_low": 0, "scale_high": 10}),
        (EASY, {"kind": "nps"}),
        (["Satisfied", "Neutral", "Dissatisfied"], {}),
        (["Promoter", "Passive", "Detractor"], {"kind": "nps"}),
    ],
)
def test_words_that_may_mean_another_scale_are_asked(
    tmp_path: Path, words: list[str], constants: dict[str, Any]
) -> None:
    cleaned = answers(tmp_path, *words, **constants)
    assert cleaned.staged("score") == []
    assert certainties(cleaned) == ["unsure"]
    assert all("[source.values.score]" in each for each in cleaned.rejections("suggestion"))
    assert "[source.values.score]" in cleaned.notes()[0]


def test_words_that_are_no_answers_stay_rejected(tmp_path: Path) -> None:
    cleaned = answers(tmp_path, "Acme", "Zeta", "Beta")
    assert cleaned.rejections("reason") == ["not a number"] * 3
    assert certainties(cleaned) == []


def test_a_score_that_may_stand_for_no_answer_says_how_to_declare_it(tmp_path: Path) -> None:
    assert 'missing = ["-99"]' in answers(tmp_path, "-99", "5").rejections("suggestion")[0]

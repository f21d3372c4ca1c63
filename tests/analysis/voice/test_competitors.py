"""Competitors are found by name, whole and as known, and words of the language are not taken for one."""

from __future__ import annotations

from analysis.voice.competitors import competitors_named


def named(texts: list[str], declared: list[str], lost_to: list[str] | None = None) -> list[tuple[int, str]]:
    found = competitors_named(texts, declared, lost_to or [])
    return list(zip(found["text"].tolist(), found["competitor"].tolist(), strict=True))


def test_finds_names_in_any_spelling_and_shows_the_declared_one() -> None:
    texts = ["We move to NORTHWIND cloud", "northwind cloud is cheaper", "Ünlu wins", "nothing of the kind"]
    assert named(texts, ["Northwind Cloud"], ["northwind cloud", "Ünlü"]) == [
        (0, "Northwind Cloud"),
        (1, "Northwind Cloud"),
        (2, "Ünlü"),
    ]


def test_a_name_within_a_longer_one_or_within_a_word_does_not_count() -> None:
    assert named(["Northwind Cloud it is", "Northwinds everywhere"], ["Northwind", "Northwind Cloud"]) == [
        (0, "Northwind Cloud")
    ]


def test_a_word_of_the_language_counts_with_a_capital_alone_unless_the_company_declares_it() -> None:
    texts = ["our target is missed", "a target", "Target is cheaper"]
    assert named(texts, [], ["Target"]) == [(2, "Target")]
    assert [place for place, _ in named(texts, ["Target"])] == [0, 1, 2]


def test_what_stands_for_nobody_names_nobody() -> None:
    assert named(["Other vendors", "None of them", "AB"], [], ["Other", "None", "AB", " "]) == []


def test_is_counted_once_a_text_and_needs_neither_texts_nor_names() -> None:
    assert named(["Kestrel, Kestrel!"], ["Kestrel"]) == [(0, "Kestrel")]
    assert named([], ["Kestrel"]) == named(["Kestrel"], []) == []

"""A wish asks for something that is not there; a complaint, thanks or a request to be called back is none."""

from __future__ import annotations

import pytest

from analysis.voice.wish import wishes

WISHES = [
    ("Any plans to support card payments on the app?", "en"),
    ("Works fine, but I wish there was a calendar view.", "en"),
    ("Please add a Polish translation", "en"),
    ("It would be great if you had an API", "en"),
    ("One thing that's missing: bulk edit.", "en"),
    ("Es wäre schön, wenn man Berichte planen könnte.", "de"),
    ("Bitte eine Schnittstelle zur Buchhaltung einbauen!", "de"),
    ("Uns fehlt eine Suche über alle Projekte", "de"),
    ("Il manque un export vers le tableur.", "fr"),
    ("Ce serait bien d’avoir un mode sombre", "fr"),
    ("Nos gustaría una aplicación para el móvil", "es"),
    ("Sarebbe utile un calendario condiviso", "it"),
    ("Het zou fijn zijn als het ook offline werkte", "nl"),
    ("Przydałaby się wersja mobilna", "pl"),
    ("Det vore bra med en kalender", "sv"),
]
NO_WISHES = [
    ("", ""),
    ("👍", ""),
    ("I would like a refund", "en"),
    ("It would be nice if you answered the phone", "en"),
    ("Please call me back", "en"),
    ("I wish I had never signed", "en"),
    ("My bag is missing", "en"),
    ("We need a new invoice", "en"),
    ("Thanks, great support!", "en"),
    ("Die Rechnung war schon wieder falsch", "de"),
    ("La facture est fausse", "fr"),
    ("x" * 50_000, "en"),
    ("=HYPERLINK(1) <b>bold</b>", "en"),
]


@pytest.mark.parametrize(("text", "language"), WISHES)
def test_hears_a_wish_in_its_language_and_where_the_language_is_not_known(text: str, language: str) -> None:
    assert wishes([text], [language]) == [True]
    assert wishes([text]) == [True]


@pytest.mark.parametrize(("text", "language"), NO_WISHES)
def test_takes_nothing_else_for_a_wish(text: str, language: str) -> None:
    assert wishes([text], [language]) == [False]
    assert wishes([text]) == [False]


def test_reads_no_language_by_the_phrases_of_another() -> None:
    assert wishes(["Please add a calendar"], ["de"]) == [False]
    assert wishes(["Please add a calendar"], ["zh"]) == [False]

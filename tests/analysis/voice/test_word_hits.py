"""An issue's words are found as words: with their endings where they are long, and nowhere inside others."""

import pytest

from analysis.voice.catalogue import Issue
from analysis.voice.tokens import tokenised
from analysis.voice.word_hits import hits, phrases, words_of_issues


def found(word: str, text: str) -> bool:
    tokens = tokenised([text])
    return bool(hits(tokens, phrases([Issue("It", words=(word,))])).sum())


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("invoice", "Two INVOICES again"),
        ("Rechnung", "ein Rechnungsfehler"),
        ("*rechnung", "die Schlussrechnung stimmt nicht"),
        ("seat", "the seats"),
        ("charged twice", "We were charged, twice!"),
        ("résiliation", "RESILIATION impossible"),
        ("log in", "cannot log in"),
        ("wi-fi", "Wi-Fi is down"),
        ("請求", "請求書がまた間違っています"),
        ("cancel*", "they cancelled it"),
    ],
)
def test_finds(word: str, text: str) -> None:
    assert found(word, text)


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("late", "the latest plate"),
        ("voice", "an invoice"),
        ("charged twice", "charged; asked twice"),
        ("log in", "the log"),
        ("dear", "https://example.org/dear"),
        ("*", "anything"),
        ("", "anything"),
        ("price", ""),
    ],
)
def test_does_not_find(word: str, text: str) -> None:
    assert not found(word, text)


def test_does_not_find_a_phrase_across_two_texts() -> None:
    tokens = tokenised(["we were charged", "twice we asked"])
    assert not hits(tokens, phrases([Issue("Billing", words=("charged twice",))])).sum()


def test_counts_the_different_words_of_an_issue_once_each() -> None:
    issues = [Issue("Billing", words=("invoice", "Invoice", "credit note")), Issue("Price", words=("dear",))]
    counted = words_of_issues(tokenised(["invoice, invoice and credit note", "dear"]), phrases(issues), 2)
    assert counted.tolist() == [[2, 0], [0, 1]]

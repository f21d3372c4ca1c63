"""Texts of every kind are cut into words, and nothing of them is carried out."""

import pytest

from analysis.voice.tokens import READ_CHARACTERS, cut, plain, tokenised


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("   \n\t", []),
        ("👍🏽 👍", []),
        ("OK", ["ok"]),
        ("Résiliation, SVP!", ["resiliation", "svp"]),
        ("Straße und STRASSE", ["strasse", "und", "strasse"]),
        ("<p>Too <b>slow</b></p>&amp; dear<script>alert(1)</script>", ["too", "slow", "dear", "alert", "1"]),
        ("a < b and b > a", ["a", "b", "and", "b", "a"]),
        ('=HYPERLINK("x")', ["hyperlink", "x"]),
        ("@airline see https://example.org/late?x=1 or me@example.org", ["see", "or"]),
        ("請求書", ["請求書"]),
        ("lone \ud800 surrogate", ["lone", "surrogate"]),
    ],
)
def test_cuts_what_customers_write(text: str, words: list[str]) -> None:
    assert cut(text) == words


def test_reads_the_beginning_of_an_endless_text() -> None:
    assert len(plain("x" * 50_000)) == READ_CHARACTERS
    assert cut("late " * 20_000)[0] == "late"


def test_knows_of_each_word_in_which_text_it_stands() -> None:
    tokens = tokenised(["late again", "", "again and again"])
    said = [(int(text), tokens.words[word]) for text, word in zip(tokens.text, tokens.word, strict=True)]
    assert said == [(0, "late"), (0, "again"), (2, "again"), (2, "and"), (2, "again")]
    assert tokens.texts == 3

"""The language of short comments, and of what is in none."""

import tomllib
from pathlib import Path

import pytest

from analysis.voice.languages import languages

SPOKEN = tomllib.loads((Path(__file__).parents[2] / "benchmarks/spoken.toml").read_text(encoding="utf-8"))


def test_tells_the_language_of_most_short_comments() -> None:
    said = [(text, code) for code, texts in SPOKEN.items() for text in texts]
    told = languages([text for text, _ in said])
    right = [found == code for found, (_, code) in zip(told, said, strict=True)]
    assert len(said) > 200
    assert sum(right) / len(right) > 0.85  # some are not told at all
    wrong = [bool(found) and found != code for found, (_, code) in zip(told, said, strict=True)]
    assert sum(wrong) / len(wrong) < 0.05


@pytest.mark.parametrize("text", ["", "   ", "👍👍", "12345", "=1+2", "OK", "<b></b>", "!!!", "x", "Support"])
def test_says_nothing_of_what_is_in_no_language(text: str) -> None:
    assert languages([text]) == [""]


def test_reads_tags_and_links_away_and_the_beginning_of_an_endless_text() -> None:
    endless = "The invoice is wrong and nobody answers my mails. " * 1_000
    told = languages(
        ["<p>Die Rechnung ist <b>falsch</b> &amp; zu spät</p>", endless, "https://de.wikipedia.org/wiki/Rechnung"]
    )
    assert told == ["de", "en", ""]


def test_tells_the_same_text_the_same_whatever_stands_beside_it() -> None:
    texts = [text for texts in SPOKEN.values() for text in texts]
    assert languages(texts)[::7] == languages(texts[::7])

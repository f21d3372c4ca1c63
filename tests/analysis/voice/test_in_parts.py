"""Texts that are read in parts are read as they would be together."""

from __future__ import annotations

from analysis.voice.in_parts import in_parts
from analysis.voice.languages import languages


def test_each_text_is_read_once_and_in_order() -> None:
    texts = [f"text {number}" for number in range(11)]
    assert in_parts(_upper, texts, few=5) == in_parts(_upper, texts) == [text.upper() for text in texts]
    assert in_parts(_upper, [], few=0) == []


def test_other_processes_read_as_this_one_does() -> None:
    said = ["The invoice was wrong again", "Die Rechnung war wieder falsch", "La facture est encore fausse", "👍"]
    assert in_parts(languages, said * 3, few=5) == languages(said) * 3 == ["en", "de", "fr", ""] * 3


def _upper(texts: list[str]) -> list[str]:
    return [text.upper() for text in texts]

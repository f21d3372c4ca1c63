"""What could not be read is said, and is not taken for a text about nothing."""

from __future__ import annotations

from analysis.voice.unread import LANGUAGE, NO_WORDS, unread_because


def test_says_which_texts_were_not_read() -> None:
    texts = ["Slow", "????", "👍👍", "遅いです", "遅いです、請求書", "Lento"]
    languages = ["", "", "", "ja", "ja", "es"]
    assert unread_because(texts, languages, told={4}, read_languages={"es"}) == [
        None,
        NO_WORDS,
        NO_WORDS,
        LANGUAGE,
        None,
        None,
    ]


def test_a_word_for_nothing_is_no_comment() -> None:
    texts = ["n/a", "NULL", "(none)", "Kein Kommentar.", "no comment", "No invoice came"]
    assert unread_because(texts, ["", "fi", "", "de", "it", "en"], told=(), read_languages={"en"}) == [
        *[NO_WORDS] * 5,
        None,
    ]

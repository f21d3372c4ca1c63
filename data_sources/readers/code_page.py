"""Which code page a text that is no UTF-8 was written in: the one under which its words are words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# In order of preference where nothing tells them apart; latin-1 is CP1252 without its punctuation.
SINGLE_BYTE = ("cp1252", "cp1251", "cp1250", "cp1253", "koi8-r", "cp866", "mac-roman", "mac-cyrillic", "cp850")
MULTI_BYTE = ("cp932", "gb18030", "big5", "euc-kr", "euc-jp")
# The first byte of each multi-byte form of a frequent character: kana or punctuation, then the frequent ideographs.
FREQUENT = {
    "cp932": re.compile(rb"[\x81-\x83\x88-\x97]"),
    "gb18030": re.compile(rb"[\xa1-\xa3\xb0-\xd7]"),
    "big5": re.compile(rb"[\xa1-\xa3\xa4-\xc6]"),
    "euc-kr": re.compile(rb"[\xa1-\xa3\xb0-\xc8]"),
    "euc-jp": re.compile(rb"[\xa1\xa4\xa5\xb0-\xcf]"),
}
WORD = re.compile(rb"[A-Za-z]*[\x80-\xff][A-Za-z\x80-\xff]*")
PUNCTUATION = re.compile("[“”„‘’‚«»–—…€£°®™¿¡№\u00a0·]+")
# Signs that stand by themselves: beside a letter they are another letter, misread.
ALONE = re.compile("[§©•¶†‡¤¦¬]+")
# Every second letter of Russian is one of these; under a wrong code page, hardly every fourth.
FREQUENT_CYRILLIC = frozenset("оеаинтсрвл")
# Letters of CP1252 where CP1250 has letters that Czech does not use.
NOT_CZECH = frozenset("àãåæêðñõû")
WORDS_PER_CHUNK, LINES_PER_CHUNK, LOOKED_AT_BYTES = 400, 100, 1 << 22
# Below this share of words that look like words no code page of one byte fits.
FITS_FROM = 0.6
# Another code page as near as this may be the right one; one that is to replace the usual one is better by so much.
NEAR = 0.03
CLEARLY_MORE = 0.15
# Two words may be anything.
FEWEST_WORDS, FEWEST_ACCENTS, FEWEST_LETTERS = 3, 4, 5


@dataclass(frozen=True)
class CodePage:
    """`share` of the `words` with such bytes look like words under it; `rival` is the next best, if it comes near."""

    name: str
    share: float
    words: int
    rival: str | None


def find_code_page(path: Path) -> CodePage:
    """Judges by words from all over the file."""
    words, lines = _with_high_bytes(path)
    shares = {name: _share_of_words(words, name) for name in SINGLE_BYTE}
    if max(shares.values(), default=0.0) < FITS_FROM:
        shares |= {name: _share_of_frequent(lines, name) for name in MULTI_BYTE}
    best, second = sorted(shares, key=lambda name: -shares[name])[:2]
    if shares["cp1252"] > shares[best] - CLEARLY_MORE or not _is_evidence(words, best):
        is_question = shares[best] > shares["cp1252"] + NEAR or shares["cp1252"] < FITS_FROM
        if shares["cp1250"] >= shares["cp1252"] - NEAR and _may_be_czech(words):
            return CodePage("cp1250", shares["cp1250"], len(words), "cp1252")
        return CodePage("cp1252", shares["cp1252"], len(words), best if is_question and best != "cp1252" else None)
    differs = any(_decoded(word, best) != _decoded(word, second) for word in words)
    is_rival = shares[second] >= shares[best] - NEAR and differs
    return CodePage(best, shares[best], len(words), second if is_rival or shares[best] < FITS_FROM else None)


def _is_evidence(words: list[bytes], name: str) -> bool:
    """Whether there are words enough, and different letters enough in them, to leave the usual code page."""
    texts = (_decoded(word, name) or "" for word in words)
    letters = {each for text in texts for each in text if ord(each) > 127 and each.isalpha()}
    is_latin = name in ("cp1250", "mac-roman", "cp850")
    return len(letters) >= (FEWEST_ACCENTS if is_latin else FEWEST_LETTERS) and len(words) >= FEWEST_WORDS


def _may_be_czech(words: list[bytes]) -> bool:
    """Whether, read as Western, ø and ì stand beside each other and no letter that Czech has not."""
    letters = set("".join(word.decode("cp1252", errors="ignore") for word in words).casefold())
    return letters >= set("øì") and not letters & NOT_CZECH


def _with_high_bytes(path: Path) -> tuple[list[bytes], list[bytes]]:
    words: dict[bytes, None] = {}
    lines: dict[bytes, None] = {}
    for chunk in _chunks(path):
        words |= dict.fromkeys(_first(WORD.finditer(chunk), WORDS_PER_CHUNK))
        high = (line for line in re.finditer(rb"[^\r\n]*[\x80-\xff][^\r\n]*", chunk))
        lines |= dict.fromkeys(_first(high, LINES_PER_CHUNK))
    return list(words), list(lines)


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(LOOKED_AT_BYTES):
            # Whole lines: half a character is no evidence.
            yield chunk + file.readline()


def _first(matches: Iterator[re.Match[bytes]], many: int) -> Iterator[bytes]:
    return (match.group() for match, _ in zip(matches, range(many), strict=False))


def _decoded(word: bytes, name: str) -> str | None:
    try:
        return word.decode(name)
    except UnicodeDecodeError:
        return None


def _share_of_words(words: list[bytes], name: str) -> float:
    return sum(_looks_like_words(_decoded(word, name)) for word in words) / len(words) if words else 0.0


def _looks_like_words(text: str | None) -> float:
    """From 0 to 1: letters of one script, capitals at the beginning or throughout, few accents, frequent letters."""
    if text is None or ALONE.fullmatch(text):
        return 0.0 if text is None else 1.0
    parts = [part for part in PUNCTUATION.split(text) if part]
    return min((_looks_like_word(part) for part in parts), default=1.0)


def _looks_like_word(word: str) -> float:
    high = [letter for letter in word if ord(letter) > 127]
    if not high:
        return 1.0
    if not word.isalpha() or not (word.islower() or word.isupper() or word[1:].islower() or len(word) == 1):
        return 0.0
    blocks = {
        "cyrillic" if 0x400 <= ord(each) < 0x500 else "greek" if 0x370 <= ord(each) < 0x400 else "" for each in high
    }
    if blocks == {""}:
        return 1.0 if len(word) < 3 or 2 * len(high) <= len(word) else 0.2
    if len(blocks) > 1 or len(high) < len(word):
        return 0.0
    if blocks == {"greek"}:
        return 0.95
    frequent = sum(letter in FREQUENT_CYRILLIC for letter in word.casefold()) / len(word)
    return min(1.0, 0.4 + frequent) * (0.9 if word.isupper() and len(word) > 1 else 1.0)


def _share_of_frequent(lines: list[bytes], name: str) -> float:
    """The share of characters of several bytes that are frequent ones; nothing where a line does not decode."""
    frequent = seen = 0
    for line in lines:
        text = _decoded(line, name)
        if text is None:
            return 0.0
        for character in text:
            if ord(character) > 127:
                spelled = character.encode(name)
                seen += 1
                frequent += len(spelled) == 2 and bool(FREQUENT[name].match(spelled))
    return frequent / seen if seen else 0.0

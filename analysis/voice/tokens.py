"""Texts as words: each text is cut once, and everything that reads words works on the numbers of its words."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

# What a customer means stands at the beginning; the rest of a text of 50,000 characters (a pasted log) is not read.
READ_CHARACTERS = 4_000
TAG = re.compile(r"<[/!?]?[a-zA-Z][^<>]{0,300}>")
# Links, mail addresses and handles name places and people, not issues.
ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|@\w+")
WORD = re.compile(r"\w+")
WHITE = re.compile(r"\s+")

Places = NDArray[np.int64]


@dataclass(frozen=True)
class Tokens:
    """`words` are the distinct words; the text `text[i]` has the word `words[word[i]]` as its next one, in order."""

    words: list[str]
    text: Places
    word: Places
    texts: int


def plain(text: str) -> str:
    """`text` as it would be read aloud: without tags, entities and addresses, on one line."""
    read = html.unescape(text[:READ_CHARACTERS]) if "&" in text else text[:READ_CHARACTERS]
    if "<" in read:
        read = TAG.sub(" ", read)
    if "@" in read or "://" in read or "www." in read:
        read = ADDRESS.sub(" ", read)
    return WHITE.sub(" ", read).strip()


def folded(text: str) -> str:
    """`text` in small letters without accents, so that Résiliation, resiliation and RESILIATION are one word."""
    small = text.casefold()
    if small.isascii():
        return small
    return "".join(letter for letter in unicodedata.normalize("NFKD", small) if not unicodedata.combining(letter))


def cut(text: str) -> list[str]:
    """The words of `text`, folded, in order."""
    return WORD.findall(folded(plain(text)))


def tokenised(texts: Sequence[str] | pd.Series) -> Tokens:
    """Each text cut into words; one that is said again is cut once."""
    place, distinct = pd.factorize(texts if isinstance(texts, pd.Series) else np.array(texts, dtype=object))
    numbers: dict[str, int] = {}
    cuts = [[numbers.setdefault(word, len(numbers)) for word in cut(text)] for text in distinct]
    each = np.fromiter((len(words) for words in cuts), dtype=np.int64, count=len(cuts))
    word = np.fromiter((number for words in cuts for number in words), dtype=np.int64, count=int(each.sum()))
    lengths = each[place]
    within = np.arange(int(lengths.sum())) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    taken = np.repeat((np.cumsum(each) - each)[place], lengths) + within
    return Tokens(list(numbers), np.repeat(np.arange(len(place)), lengths), word[taken], len(place))

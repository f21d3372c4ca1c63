"""The words and pairs of neighbouring words that texts hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.voice.tokens import WORD, Tokens, folded, plain, tokenised

Numbers = NDArray[np.int64]
FEWEST_CUSTOMERS = 5  # of a phrase, however small a group may be shown: fewer are no news, and make millions of phrases
FEWEST_LETTERS = 3  # of a word that could name something
EVERYDAY = 0.1  # of texts hold a word that names nothing: "the", "und", "nous"


@dataclass(frozen=True)
class Phrases:
    """`phrase[i]` stands in `text[i]`, once for each text; `words` are the phrases' words, one or two each."""

    words: list[tuple[str, ...]]
    text: Numbers
    phrase: Numbers


def phrases_of(texts: Sequence[str] | pd.Series, customer: Numbers, fewest: int) -> Phrases:
    """Phrases that at least `fewest` customers used (five, where that is less), of words that may name something."""
    fewest = max(fewest, FEWEST_CUSTOMERS)
    tokens = tokenised(texts)
    could = _could_name(tokens)
    is_pair = (tokens.text[:-1] == tokens.text[1:]) & could[tokens.word[:-1]] & could[tokens.word[1:]]
    single, many = could[tokens.word], len(tokens.words)
    text = np.concatenate([tokens.text[single], tokens.text[:-1][is_pair]])
    second = np.concatenate([np.zeros(int(single.sum()), dtype=np.int64), tokens.word[1:][is_pair] + 1])
    code = np.concatenate([tokens.word[single], tokens.word[:-1][is_pair]]) * (many + 1) + second
    number, codes = pd.factorize(code)
    text, number = _distinct(text, np.asarray(number, dtype=np.int64))
    used_by = np.bincount(_distinct(customer[text], number)[1], minlength=len(codes))
    kept = np.cumsum(used_by >= fewest) - 1
    is_kept = used_by[number] >= fewest
    pairs = zip(*np.divmod(codes[used_by >= fewest], many + 1), strict=True)
    words = [tuple(tokens.words[each] for each in (first, second - 1) if each >= 0) for first, second in pairs]
    return Phrases(words, text[is_kept], kept[number[is_kept]])


def _distinct(first: Numbers, second: Numbers) -> tuple[Numbers, Numbers]:
    """Each pair of numbers once."""
    many = int(second.max(initial=0)) + 1
    ordered = np.sort(first * many + second)  # four times as fast as np.unique, which hashes
    return np.divmod(ordered[np.diff(ordered, prepend=-1) > 0], many)


def _could_name(tokens: Tokens) -> NDArray[np.bool_]:
    """Of each word, whether it may name something: long enough, no number, and not in every tenth text."""
    is_word = np.array([len(each) >= FEWEST_LETTERS and not each.isdigit() for each in tokens.words], dtype=bool)
    texts = np.bincount(_distinct(tokens.text, tokens.word)[1], minlength=len(tokens.words))
    return np.asarray(is_word & (texts < max(EVERYDAY * tokens.texts, 1)))


def as_written(words: tuple[str, ...], texts: Sequence[str]) -> str:
    """The phrase as most of `texts` write it, with its accents and capitals."""
    spellings: Counter[str] = Counter()
    for text in texts:
        written = WORD.findall(plain(text))
        read = [folded(each) for each in written]
        for place in range(len(read) - len(words) + 1):
            if tuple(read[place : place + len(words)]) == words:
                spellings[" ".join(written[place : place + len(words)])] += 1
    return min(spellings, key=lambda each: (-spellings[each], each)) if spellings else " ".join(words)

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
FEWEST_LETTERS = 3  # of a word that could name something
EVERYDAY = 0.1  # of texts hold a word that names nothing: "the", "und", "nous"


@dataclass(frozen=True)
class Phrases:
    """`phrase[i]` stands in `text[i]`, once for each text; `words` are the phrases' words, one or two each."""

    words: list[tuple[str, ...]]
    text: Numbers
    phrase: Numbers


def phrases_of(texts: Sequence[str], customer: Numbers, fewest: int) -> Phrases:
    """Phrases that at least `fewest` customers used, none of them made of everyday words alone."""
    tokens = tokenised(texts)
    single = pd.DataFrame({"text": tokens.text, "first": tokens.word, "second": -1})
    is_pair = tokens.text[:-1] == tokens.text[1:]
    pair = pd.DataFrame(
        {"text": tokens.text[:-1][is_pair], "first": tokens.word[:-1][is_pair], "second": tokens.word[1:][is_pair]}
    )
    used = pd.concat([single, pair], ignore_index=True).drop_duplicates()
    used = used.assign(
        customer=customer[used["text"].to_numpy()], key=used["first"] * (len(tokens.words) + 1) + used["second"]
    )
    enough = used.drop_duplicates(["key", "customer"]).groupby("key").size()
    used = used[used["key"].isin(enough.index[enough >= fewest])]
    used = used[
        _names_something(used["first"], tokens, len(texts)) & _names_something(used["second"], tokens, len(texts))
    ]
    number, keys = pd.factorize(used["key"], sort=True)
    named = used.drop_duplicates("key").set_index("key").loc[keys, ["first", "second"]].to_numpy()
    words = [tuple(tokens.words[each] for each in pair if each >= 0) for pair in named]
    return Phrases(words, used["text"].to_numpy(), np.asarray(number, dtype=np.int64))


def _names_something(word: pd.Series, tokens: Tokens, texts: int) -> NDArray[np.bool_]:
    """Whether a word could, alone; the place of a missing second word could always."""
    held = pd.DataFrame({"text": tokens.text, "word": tokens.word}).drop_duplicates()["word"].value_counts()
    could = np.array([len(each) >= FEWEST_LETTERS and not each.isdigit() for each in tokens.words] + [True])
    could[held.index.to_numpy()] &= held.to_numpy() < max(EVERYDAY * texts, 1)
    return np.asarray(could[word.to_numpy()])


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

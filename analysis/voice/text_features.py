"""What of a text a linear model sees: its words, pairs of neighbouring words, and parts of words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.preprocessing import normalize

MOST_CHARACTERS = 4_000  # of a text are read: its tone is told by then, and one endless text must not cost a minute
MOST_LETTERS = 40  # of a word: longer ones are keys and links, whose parts say nothing
PART_LETTERS = (3, 4)  # parts of words, across endings and compounds; longer ones gained nothing on real tweets
FEWEST_PAIR_TEXTS, FEWEST_PART_TEXTS = 2, 3  # in which a pair or a part stands, to be looked at
MOST_KNOWN_ALIKE = 50_000  # words; most that people write are among the commonest
MARKUP = re.compile(r"<[^<>]{1,200}>|&(?:lt|gt|nbsp|quot|amp);")
TOKEN = re.compile(r"https?://\S+|[@#]?\w+(?:['’]\w+)*|[!?]+|\.\.+|[^\w\s,.;:\"()\-/]")


def tokens(text: str) -> list[str]:
    """Words in small letters, exclamations and emoji; any handle, link and number is alike to any other."""
    plain = MARKUP.sub(" ", text[:MOST_CHARACTERS].casefold())
    return [_alike(token) for token in TOKEN.findall(plain)]


@lru_cache(MOST_KNOWN_ALIKE)
def _alike(token: str) -> str:
    if token[0] == "@":
        return "@"
    if token.startswith("http"):
        return "http"
    return "0" if token.isdigit() else token[:MOST_LETTERS]


class TextFeatures:
    """Learns which words, pairs and parts there are from `taught`, and weighs them: rare ones more (idf).

    `of` gives one row per text, words and pairs of length one, parts of length one beside them. A text with none of
    what was learned is a row of zeros.
    """

    def __init__(self, taught: Sequence[str]) -> None:
        said = _Said(taught)
        self._words = said.vocabulary
        pairs, count = np.unique(self._pairs_of(said)[1], return_counts=True)
        self._pairs = pd.Index(pairs[count >= FEWEST_PAIR_TEXTS])
        self._parts = CountVectorizer(analyzer="char_wb", ngram_range=PART_LETTERS, binary=True, dtype=np.float32)
        self._parts.fit(said.vocabulary if len(said.vocabulary) else ["none"])
        whole, parts = self._counted(said)
        self._kept = np.asarray(parts.sum(axis=0)).ravel() >= FEWEST_PART_TEXTS
        self._whole_idf, self._part_idf = _idf(whole), _idf(parts[:, self._kept])

    def of(self, texts: Sequence[str]) -> sparse.csr_matrix:
        whole, parts = self._counted(_Said(texts))
        weighed = (
            whole @ sparse.diags(self._whole_idf, dtype=np.float32),
            parts[:, self._kept] @ sparse.diags(self._part_idf, dtype=np.float32),
        )
        return sparse.hstack([normalize(each) if min(each.shape) else each for each in weighed]).tocsr()

    def _counted(self, said: _Said) -> tuple[sparse.csr_matrix, sparse.csr_matrix]:
        known = self._words.get_indexer(said.vocabulary)[said.codes]
        pair_texts, pair_codes = self._pairs_of(said)
        pairs = self._pairs.get_indexer(pd.Index(pair_codes))
        rows = np.concatenate([said.text[known >= 0], pair_texts[pairs >= 0]])
        columns = np.concatenate([known[known >= 0], pairs[pairs >= 0] + len(self._words)])
        whole = _marks(rows, columns, (said.number, len(self._words) + len(self._pairs)))
        words = _marks(said.text, said.codes, (said.number, len(said.vocabulary)))
        if not len(said.vocabulary):
            return whole, _marks(said.text, said.codes, (said.number, len(self._parts.vocabulary_)))
        parts = (words @ self._parts.transform(said.vocabulary)).tocsr()
        parts.data[:] = 1
        return whole, parts

    def _pairs_of(self, said: _Said) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Text and code of each distinct pair of neighbouring known words."""
        known = self._words.get_indexer(said.vocabulary)[said.codes]
        is_pair = (said.text[:-1] == said.text[1:]) & (known[:-1] >= 0) & (known[1:] >= 0)
        code = known[:-1][is_pair] * np.int64(len(self._words)) + known[1:][is_pair]
        distinct = pd.DataFrame({"text": said.text[:-1][is_pair], "code": code}).drop_duplicates()
        return distinct["text"].to_numpy(), distinct["code"].to_numpy()


class _Said:
    """All tokens of all texts in one row: `codes` into `vocabulary`, and the `text` in which each stands."""

    def __init__(self, texts: Sequence[str]) -> None:
        said = [tokens(text) for text in texts]
        self.number = len(said)
        self.text = np.repeat(np.arange(self.number), [len(each) for each in said])
        flat = np.array([token for each in said for token in each], dtype=object)
        codes, vocabulary = pd.factorize(flat)
        self.codes, self.vocabulary = codes.astype(np.int64), pd.Index(vocabulary, dtype=object)


def _marks(rows: NDArray[np.int64], columns: NDArray[np.int64], shape: tuple[int, int]) -> sparse.csr_matrix:
    """One where a row holds a column, however often."""
    marks = sparse.csr_matrix((np.ones(len(rows), dtype=np.float32), (rows, columns)), shape=shape)
    marks.data[:] = 1
    return marks


def _idf(marks: sparse.csr_matrix) -> NDArray[np.float32]:
    texts = np.asarray(marks.sum(axis=0)).ravel()
    return (np.log((1 + marks.shape[0]) / (1 + texts)) + 1).astype(np.float32)

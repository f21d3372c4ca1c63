"""Which comments stand for what many customers say: near the middle of it, readable, no more than one a customer."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import pandas as pd
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import normalize

from analysis.statistics.refusals import refuse_missing_columns

FEWEST_LETTERS, MOST_LETTERS = 16, 280  # shorter is a keyword, longer is not read beside a chart
FULL_LETTERS = 60  # from here on a comment says what it is about; below, others say it better
MOST_CAPITALS = 0.5  # of the letters: shouting, or a code
MOST_PLACEHOLDERS = 0.25  # of the words: what is left says little
WORDS_KEPT = 30_000  # of the vocabulary, the most frequent
DIGITS = 4  # of a typicality: beyond them two computers may differ
PLACEHOLDER = re.compile(r"\[[a-z ]+\]")
MARKUP = re.compile(r"<[^<>]*>|https?:|&[a-z]+;|^\s*[=+@|]")
OUTCRY = re.compile(r"[!?]{2,}")
DENSE = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")  # a letter there says about three of ours


def is_quotable(text: str) -> bool:
    """Whether a redacted text can be read aloud as a quotation: a sentence, no shouting, no markup, not all blanked."""
    plain = PLACEHOLDER.sub("", text)
    letters = sum(map(str.isalpha, plain))
    if not FEWEST_LETTERS <= _length(plain) <= MOST_LETTERS or MARKUP.search(text) or OUTCRY.search(text):
        return False
    blanks = len(PLACEHOLDER.findall(text))
    return sum(map(str.isupper, plain)) <= MOST_CAPITALS * letters and blanks <= MOST_PLACEHOLDERS * len(text.split())


def fullness(text: str) -> float:
    """From 0 to 1: how far a text is long enough to say what it is about; a typical one of two words says little."""
    return min(1.0, _length(PLACEHOLDER.sub("", text)) / FULL_LETTERS)


def typicality(texts: Sequence[str], groups: pd.DataFrame) -> pd.Series:
    """How close each text comes to the middle of its group: the cosine between its tf-idf weights and the group's mean.

    `groups` has one row per text and group: text (its place in `texts`), group (any label), weight (how often it was
    said). Gives one number from 0 to 1 for each of these rows, in the frame's own index. A text without a word that
    two texts share is typical of nothing: 0. Source: Rocchio's centroid, Manning, Raghavan & Schütze (2008),
    Introduction to Information Retrieval, section 14.2, doi:10.1017/CBO9780511809071.
    """
    refuse_missing_columns(groups, ["text", "group", "weight"])
    vectors = _vectors(texts)
    if groups.empty or vectors is None:
        return pd.Series(0.0, index=groups.index)
    codes, names = pd.factorize(groups["group"])
    places = groups["text"].to_numpy(dtype=int)
    member = csr_matrix((groups["weight"].to_numpy(dtype=float), (codes, places)), shape=(len(names), vectors.shape[0]))
    centres = normalize(member @ vectors)
    close = np.zeros(len(groups))
    for code in range(len(names)):
        rows = np.flatnonzero(codes == code)
        close[rows] = (vectors[places[rows]] @ centres[code].T).toarray().ravel()
    return pd.Series(np.clip(close, 0.0, 1.0).round(DIGITS), index=groups.index)


def _length(plain: str) -> int:
    """In letters as alphabets count them."""
    return sum(map(str.isalpha, plain)) + 2 * len(DENSE.findall(plain))


def _vectors(texts: Sequence[str]) -> csr_matrix | None:
    """None where no two texts share a word."""
    if len(texts) < 2:
        return None
    reader = TfidfVectorizer(max_features=WORDS_KEPT, min_df=2, sublinear_tf=True, token_pattern=r"(?u)\b\w+\b")
    try:
        return reader.fit_transform([PLACEHOLDER.sub(" ", text) for text in texts])
    except ValueError as error:
        if "no terms remain" in str(error) or "empty vocabulary" in str(error):
            return None
        raise

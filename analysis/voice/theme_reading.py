"""Reads texts by a model that their lessons teach: the chance that each is about each issue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from analysis.voice.lessons import WORDS, Lessons, checksum
from analysis.voice.text_features import TextFeatures
from analysis.voice.theme_confidence import Confidence, calibrated
from analysis.voice.theme_model import Margins, ThemeModel, features
from analysis.voice.tokens import WORD, folded, plain
from analysis.voice.tokens import cut as cut_into_words

# Between two issues, whatever is less about the one would be more about the other, and nothing would be about neither.
FEWEST_ISSUES = 3
NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class Reading:
    """`margins` (texts × issues), the `chances` that a text is about an issue, and how these were measured."""

    margins: Margins
    chances: NDArray[np.float64]
    confidence: Confidence


def read_by_model(said: pd.Index, named: frozenset[str], words: NDArray[np.float64], learned: Lessons) -> Reading:
    """`named` are the words that the catalogue's entries find, `words` how many of each issue's stand in a text."""
    if len(np.unique(learned.issue)) < FEWEST_ISSUES:
        nothing = np.zeros(words.shape)
        return Reading(nothing, nothing, Confidence((0.0, 0.0, 0.0)))
    texts: Sequence[str] = list(said)
    cut = TextFeatures([texts[place] for place in learned.text])
    of_texts = cut.of(texts)
    seen = features(of_texts, words, learned)
    sums = np.zeros(len(texts), dtype=np.int64)
    taught = np.unique(learned.text)
    sums[taught] = [checksum(_alike(texts[place])) for place in taught]
    bare = features(_without(named, texts, learned, cut, of_texts.shape), np.zeros(words.shape), learned)
    confidence = calibrated(seen, bare, learned, sums, words.shape[1])
    margins = ThemeModel(seen, learned, words.shape[1]).margins(seen)
    # A text that holds nothing of what the lessons hold speaks for nothing.
    speaks = (np.diff(of_texts.indptr) > 0)[:, None]
    return Reading(margins, np.where(speaks, confidence.of(margins), 0), confidence)


def _alike(text: str) -> str:
    """The same for texts alike but for capitals, accents, punctuation and numbers: they are held out together."""
    return NUMBER.sub("0", " ".join(cut_into_words(text)))


def _without(
    named: frozenset[str], texts: Sequence[str], learned: Lessons, cut: TextFeatures, shape: tuple[int, int]
) -> sparse.csr_matrix:
    """What the texts whose words are the teacher say besides those words; nothing for all others."""
    rows = np.unique(learned.text[learned.told_by == WORDS])
    if not len(rows):
        return sparse.csr_matrix(shape)
    rest = [WORD.sub(lambda word: "" if folded(word[0]) in named else word[0], plain(texts[row])) for row in rows]
    place = sparse.csr_matrix((np.ones(len(rows)), (rows, np.arange(len(rows)))), shape=(shape[0], len(rows)))
    return (place @ cut.of(rest)).tocsr()

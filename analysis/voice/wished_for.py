"""What customers wish for: the words that stand out in the sentences that ask for something."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
from scipy.stats import hypergeom

from analysis.statistics.false_discovery import benjamini_hochberg
from analysis.voice.heard import numbered
from analysis.voice.phrase_groups import phrase_groups
from analysis.voice.phrases import Phrases, phrases_of
from analysis.voice.wish import without_asking

LEVEL = 0.002  # of words taken for the subject of wishes where none is; see analysis/voice/discovery.py
LEAST_RATIO = (
    5.0  # of customers who say a word in wishes to those who say it elsewhere: "for" and "our" are twice as common
)
MOST_SUBJECTS = 12
SENTENCE = re.compile(r"(?<=[.!?])\s+|\n")
COLUMNS = ["position", "label", "words", "verbatims", "customers", "ratio", "p_value"]


def wished_for(verbatims: pd.DataFrame, minimum_customers: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The subjects of wishes as record.wish_subject holds them, the surest first; and position, place of their wishes.

    `verbatims` holds text, customer (where it is missing, each is another's), language and is_wish. Of a wish the
    sentences that ask are read, without the words of asking. Words and pairs of words are counted by customers, in
    wishes and in all other comments of the same languages: one-sided exact hypergeometric test (Fisher) and
    Benjamini-Hochberg. A word that is not five times as common in wishes, or that fewer than `minimum_customers` wish
    for, is left out. Words that share their wishes are one subject, which counts those of the surest.
    Source: docs/methods/wish.md.
    """
    frame = verbatims.assign(place=np.arange(len(verbatims)))
    frame = frame[frame["language"].isin(frame.loc[frame["is_wish"], "language"].unique())]
    frame = frame.sort_values("is_wish", ascending=False, kind="stable").reset_index(drop=True)
    wishes = int(frame["is_wish"].sum())
    if not wishes:
        return pd.DataFrame(columns=COLUMNS), pd.DataFrame(columns=["position", "place"])
    wished = list(zip(frame["text"].head(wishes), frame["language"].head(wishes), strict=True))
    asking = {each: _asking(*each) for each in dict.fromkeys(wished)}
    texts = pd.concat([pd.Series([asking[each] for each in wished]), frame["text"].iloc[wishes:]])
    customer = numbered(frame["customer"])
    phrases = phrases_of(texts, customer, minimum_customers)
    standing_out = _standing_out(phrases, customer, wishes, minimum_customers)
    return _subjects(standing_out, phrases, frame, customer, wishes)


def _asking(text: str, language: str) -> str:
    """The sentences that ask, without the words of asking; between sentences a word that no pair crosses."""
    return " . 0 . ".join(without_asking(part, language) for part in SENTENCE.split(text))


def _standing_out(phrases: Phrases, customer: np.ndarray, wishes: int, minimum_customers: int) -> pd.DataFrame:
    """Phrases of wishes, the surest first: phrase, ratio, p_value."""
    is_wish = phrases.text < wishes
    said = pd.DataFrame({"phrase": phrases.phrase, "customer": customer[phrases.text]})
    many = range(len(phrases.words))
    inside = said[is_wish].drop_duplicates().groupby("phrase").size().reindex(many, fill_value=0).to_numpy()
    outside = said[~is_wish].drop_duplicates().groupby("phrase").size().reindex(many, fill_value=0).to_numpy()
    wish, say = len(np.unique(customer[:wishes])), len(np.unique(customer[wishes:]))
    ratio = (inside + 0.5) / (outside + 0.5) * say / wish
    p_value = hypergeom.sf(inside - 1, wish + say, inside + outside, wish)
    found = pd.DataFrame({"phrase": many, "ratio": ratio, "p_value": p_value})
    found["words"] = [" ".join(words) for words in phrases.words]
    stands = benjamini_hochberg(p_value, LEVEL) & (ratio >= LEAST_RATIO) & (inside >= minimum_customers)
    alone = {words[0] for words, is_so in zip(phrases.words, stands, strict=True) if is_so and len(words) == 1}
    stands &= np.array([set(words) <= alone for words in phrases.words], dtype=bool)
    return found[stands].sort_values(["p_value", "words"], kind="stable")


def _subjects(
    found: pd.DataFrame, phrases: Phrases, frame: pd.DataFrame, customer: np.ndarray, wishes: int
) -> tuple[pd.DataFrame, pd.DataFrame]:
    by_phrase = found.set_index("phrase")
    texts = {each: phrases.text[phrases.phrase == each] for each in by_phrase.index}
    held = {each: place[place < wishes] for each, place in texts.items()}
    subjects: list[tuple[object, ...]] = []
    places: list[tuple[int, int]] = []
    groups = phrase_groups(phrases, list(held), {each: frozenset(rows.tolist()) for each, rows in held.items()})
    for position, group in enumerate(groups[:MOST_SUBJECTS], start=1):
        rows, told = held[group.surest], by_phrase.loc[group.surest]
        named = group.named(phrases, frame["text"].iloc[rows].tolist())
        customers = len(np.unique(customer[rows]))
        subjects.append((position, *named, len(rows), customers, told["ratio"], told["p_value"]))
        places += [(position, place) for place in frame["place"].iloc[rows]]
    return pd.DataFrame(subjects, columns=COLUMNS), pd.DataFrame(places, columns=["position", "place"])

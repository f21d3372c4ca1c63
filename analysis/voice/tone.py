"""Whether a verbatim praises or complains, as the company's own scored verbatims teach it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse
from scipy.stats import binomtest

from analysis.estimates import Estimate
from analysis.statistics.share import share
from analysis.voice.scored_texts import TONES, scored_texts
from analysis.voice.text_features import TextFeatures
from analysis.voice.tone_model import Certainty, ToneModel

__all__ = ["TONES", "LanguageTone", "Tones", "tones"]
FEWEST_TAUGHT = 100  # scored texts of a language: with fewer, an accuracy is known to ten points at best
CHANCE = 0.01  # that tones are shown of a language in whose words there are none
METHOD = "tone told right of texts not seen, Wilson interval"


@dataclass(frozen=True)
class LanguageTone:
    """How well tone was told in one language, of texts that the model had not seen; see Tones.

    The accuracy's p_value is of the test against the baseline.
    """

    language: str
    accuracy: Estimate
    baseline: Estimate
    is_shown: bool


@dataclass(frozen=True)
class Tones:
    """`frame` has one row per text, in order: tone (None where it cannot be told), certainty (0 to 1).

    `accuracy` is of texts that the model had not seen, `baseline` of always saying the commonest tone; None where too
    few verbatims carry a score. `is_shown` only where the first beats the second beyond chance. `by_language` holds
    every language with enough scored texts; the two are over those that are shown, or over all where none is.
    `seen` has one row per taught text: text, language, said (by its score), told (by its words alone).
    """

    frame: pd.DataFrame
    accuracy: Estimate | None
    baseline: Estimate | None
    is_shown: bool
    by_language: tuple[LanguageTone, ...] = ()
    seen: pd.DataFrame | None = None


@dataclass(frozen=True)
class _Read:
    """A language's taught texts with what their words said when they were held out, and the `known` of each."""

    taught: pd.DataFrame
    known: sparse.csr_matrix
    measured: LanguageTone


def tones(texts: Sequence[str], scored: pd.DataFrame, languages: Sequence[str] | None = None) -> Tones:
    """The tone of each text, learned from those that came with a score, in each language for itself.

    `scored` holds text and score_share (0 worst to 1 best), and kind where it is known; `languages` the language of
    each of `texts`, "" where it cannot be told. Words, pairs and parts of words weighed by idf, told apart by a linear
    support vector machine: hard to beat on short texts (Wang & Manning). Accuracy is over five folds. A language is
    told only where words beat always saying its commonest tone (exact one-sided McNemar test on the texts that one
    of the two tells wrong). A text that was taught gets the tone that was told while it was held out, so that no
    score comes back as words. A text with no word, pair or part that was ever scored has none. Deterministic.
    Source: Wang & Manning (2012), https://aclanthology.org/P12-2018; McNemar (1947), doi:10.1007/BF02295996.
    """
    spoken = list(languages) if languages is not None else [""] * len(texts)
    frame = pd.DataFrame({"text": list(texts), "language": spoken, "tone": None}, dtype=object).assign(certainty=np.nan)
    taught = scored_texts(scored).merge(frame[["text", "language"]].drop_duplicates("text"), on="text")
    taught = taught[taught.groupby("language")["text"].transform("size") >= FEWEST_TAUGHT].reset_index(drop=True)
    if not len(taught):
        return Tones(frame[["tone", "certainty"]], None, None, is_shown=False)
    features = TextFeatures(taught["text"].tolist())
    known = features.of(taught["text"].tolist())
    read = [_held_out(str(language), group, known[group.index]) for language, group in taught.groupby("language")]
    for each in read:
        if each.measured.is_shown:
            _tell(frame, features, each)
    return _told(frame, read)


def _held_out(language: str, taught: pd.DataFrame, known: sparse.csr_matrix) -> _Read:
    """Each fold is told by what the other four teach."""
    said, fold = taught["said"].to_numpy(dtype=object), taught["fold"].to_numpy()
    told, commonest, margin = said.copy(), said.copy(), np.zeros(len(said))
    for held_out in np.unique(fold):
        here = fold == held_out
        model = ToneModel(known[~here], said[~here])
        told[here], margin[here] = model.told(known[here])
        commonest[here] = model.commonest
    measured = _measured(language, told == said, commonest == said)
    return _Read(taught.assign(told=told, margin=margin), known, measured)


def _measured(language: str, is_right: NDArray[np.bool_], is_baseline_right: NDArray[np.bool_]) -> LanguageTone:
    better, worse = int((is_right & ~is_baseline_right).sum()), int((~is_right & is_baseline_right).sum())
    p_value = float(binomtest(better, better + worse, alternative="greater").pvalue) if better + worse else 1.0
    accuracy = replace(_accuracy(int(is_right.sum()), len(is_right)), p_value=p_value)
    return LanguageTone(
        language, accuracy, _accuracy(int(is_baseline_right.sum()), len(is_right)), is_shown=p_value < CHANCE
    )


def _accuracy(right: int, texts: int) -> Estimate:
    return replace(share(right, texts), method=METHOD)


def _tell(frame: pd.DataFrame, features: TextFeatures, read: _Read) -> None:
    """Writes one language: taught texts as their fold was told, the others as all that were taught tell."""
    taught = read.taught.set_index("text")
    is_right = (taught["told"] == taught["said"]).to_numpy()
    certainty = Certainty(taught["margin"].to_numpy(), is_right)
    is_here = frame["language"] == read.measured.language
    is_taught = is_here & frame["text"].isin(taught.index)
    before = taught.loc[frame.loc[is_taught, "text"]]
    frame.loc[is_taught, "tone"] = before["told"].to_numpy()
    frame.loc[is_taught, "certainty"] = certainty.of(before["margin"].to_numpy())
    new = frame.index[is_here & ~is_taught]
    known = features.of(frame.loc[new, "text"].tolist())
    new, known = new[known.getnnz(axis=1) > 0], known[known.getnnz(axis=1) > 0]
    tone, margin = ToneModel(read.known, taught["said"].to_numpy(dtype=object)).told(known)
    frame.loc[new, "tone"], frame.loc[new, "certainty"] = tone, certainty.of(margin)


def _told(frame: pd.DataFrame, read: Sequence[_Read]) -> Tones:
    by_language = tuple(each.measured for each in read)
    is_shown = any(each.is_shown for each in by_language)
    counted = [each for each in by_language if each.is_shown or not is_shown]
    seen = pd.concat([each.taught[["text", "language", "said", "told"]] for each in read], ignore_index=True)
    accuracy, baseline = (
        _accuracy(
            round(sum(each.value.amount * each.sample_size for each in found)), sum(each.sample_size for each in found)
        )
        for found in ([each.accuracy for each in counted], [each.baseline for each in counted])
    )
    return Tones(frame[["tone", "certainty"]], accuracy, baseline, is_shown, by_language, seen)

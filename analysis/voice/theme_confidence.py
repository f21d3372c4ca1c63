"""How far the model's word may be trusted: held-out lessons say, and issues that it was not told of."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from analysis.estimates import Estimate
from analysis.statistics.share import share
from analysis.voice.lessons import LABELS, WORDS, Lessons
from analysis.voice.theme_model import Margins, ThemeModel
from analysis.voice.tokens import Places

FOLDS = 3
PARTS = 4  # of the issues; each in turn is kept from the model, to see what it makes of issues that it does not know
FEWEST_HELD_OUT = 60  # lessons, for a confidence of their own
MOST_HELD_OUT = 4_000  # lessons: accuracy is known to one or two points by then, and more cost most of the time
# Of the texts how many are about none of the issues that were taught: nobody knows before they are read. At a third,
# of real tweets about a reason that was kept from the model one in five was given another; at a fifth one in three.
UNKNOWN_SHARE = 1 / 3
# Where an issue's words alone stand in a text, they name what it is about so often: measured on 3,802 real tweets.
WORDS_RIGHT = 0.77
METHOD = "issue told right of texts not seen, Wilson interval"
CANDIDATES = 3  # issues of a text that are considered
# Of a model that too few lessons teach to be measured, as on labelled real tweets: for the margin, its lead, constant.
USUAL = (2.1, 0.5, -0.9)


@dataclass(frozen=True)
class Confidence:
    """Turns margins into the chance that a text is about an issue.

    `right` is how often the model's first issue was the department's, of labelled texts it had not seen; `commonest`
    how often always saying the commonest label would be. None where too few are labelled.
    """

    weights: tuple[float, float, float]
    right: Estimate | None = None
    commonest: Estimate | None = None

    def of(self, margins: Margins) -> NDArray[np.float64]:
        margin, lead, constant = self.weights
        told: NDArray[np.float64] = 1 / (1 + np.exp(-(margin * margins + lead * leads(margins) + constant)))
        return told


def leads(margins: Margins) -> Margins:
    """By how much each issue is ahead of the best other; below 0 for all but the first."""
    if margins.shape[1] < 2:
        return np.ones_like(margins)
    ranked = np.sort(margins, axis=1)
    best, second = ranked[:, -1:], ranked[:, -2:-1]
    return np.where(margins == best, best - second, margins - best)


def calibrated(
    seen: sparse.csr_matrix, bare: sparse.csr_matrix, learned: Lessons, sums: Places, issues: int
) -> Confidence:
    """Measured on lessons held out, and on texts about issues that the model was not told of.

    `bare` are the texts without the catalogue's words, for lessons that those words teach; `sums` a checksum of each
    text, which tells the folds.
    """
    if len(learned) < FEWEST_HELD_OUT:
        return Confidence(USUAL)
    learned = learned.of(np.argsort(sums[learned.text], kind="stable")[:MOST_HELD_OUT])
    known, unknown = _held_out(seen, bare, learned, sums, issues), _untold(seen, bare, learned, issues)
    fitted = _fitted(known, unknown, learned)
    labelled = learned.told_by == LABELS
    if labelled.sum() < FEWEST_HELD_OUT:
        return Confidence(fitted)
    right = known.argmax(axis=1)[labelled] == learned.issue[labelled]
    commonest = np.bincount(learned.issue[labelled]).max()
    accuracy = replace(share(int(right.sum()), len(right)), method=METHOD)
    return Confidence(fitted, accuracy, share(int(commonest), len(right)))


def _seen_held_out(seen: sparse.csr_matrix, bare: sparse.csr_matrix, held: Lessons) -> sparse.csr_matrix:
    by_words = sparse.diags((held.told_by == WORDS).astype(float))
    rest = sparse.diags((held.told_by != WORDS).astype(float))
    return (by_words @ bare[held.text] + rest @ seen[held.text]).tocsr()


def _held_out(seen: sparse.csr_matrix, bare: sparse.csr_matrix, learned: Lessons, sums: Places, issues: int) -> Margins:
    """The margins of each lesson, by a model that had not seen its text."""
    margins = np.zeros((len(learned), issues))
    fold = sums[learned.text] % FOLDS
    for each in range(FOLDS):
        held = learned.of(fold == each)
        model = ThemeModel(seen, learned.of(fold != each), issues)
        margins[fold == each] = model.margins(_seen_held_out(seen, bare, held))
    return margins


def _untold(seen: sparse.csr_matrix, bare: sparse.csr_matrix, learned: Lessons, issues: int) -> Margins:
    """The margins of lessons by a model that was not told of their issue: nothing that it says is right."""
    taught = np.unique(learned.issue)
    parts = min(PARTS, len(taught))
    margins = []
    for part in range(parts):
        untold = np.isin(learned.issue, taught[part::parts])
        model = ThemeModel(seen, learned.of(~untold), issues)
        margins.append(model.margins(_seen_held_out(seen, bare, learned.of(untold))))
    return np.concatenate(margins)


def _fitted(known: Margins, unknown: Margins, learned: Lessons) -> tuple[float, float, float]:
    """Logistic regression of being right on the margin and its lead, over the first issues of each text."""
    unknown_weight = len(known) / max(len(unknown), 1) * UNKNOWN_SHARE / (1 - UNKNOWN_SHARE)
    margins = np.concatenate([known, unknown])
    issue = np.concatenate([learned.issue, np.full(len(unknown), -1)])
    weight = np.concatenate([np.ones(len(known)), np.full(len(unknown), unknown_weight)])
    ahead, at = leads(margins), np.arange(len(margins))
    ranked = np.argsort(-margins, axis=1, kind="stable")[:, :CANDIDATES].T
    seen = np.concatenate([np.column_stack([margins[at, place], ahead[at, place]]) for place in ranked])
    truth = np.concatenate([place == issue for place in ranked])
    return _weights(seen, truth, np.tile(weight, len(ranked)))


def _weights(seen: Margins, truth: NDArray[np.bool_], weight: NDArray[np.float64]) -> tuple[float, float, float]:
    """What speaks for an issue must not count against it: a margin or lead that would is left out."""
    fitted = LogisticRegression(C=1e3).fit(seen, truth, weight)
    for against in np.flatnonzero(fitted.coef_[0] < 0)[:1]:
        kept = 1 - int(against)
        alone = LogisticRegression(C=1e3).fit(seen[:, [kept]], truth, weight)
        margin, lead = np.where(np.arange(2) == kept, max(0.0, float(alone.coef_[0][0])), 0.0)
        return float(margin), float(lead), float(alone.intercept_[0])
    return float(fitted.coef_[0][0]), float(fitted.coef_[0][1]), float(fitted.intercept_[0])

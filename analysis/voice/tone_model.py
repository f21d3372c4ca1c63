"""The words of praise and of complaint, learned from texts whose tone is known."""

from __future__ import annotations

import warnings

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

FEWEST_OF_A_TONE = 10  # or it is not taught at all, and its texts count as told wrong
# Read off real tweets to airlines, 200 to 14,000 of them taught: where both accuracy and F1 are within half a point of
# the best. C of the support vectors is 10/√texts (.7 for 200, .1 for 10,000); a tone weighs 1/frequency^.75.
MARGIN_COST, RARE_TONES_WEIGH = 10.0, 0.75
NEARLY_ENOUGH = 1e-2  # of the fit: a hundredth of it changed no text's tone


class ToneModel:
    """A linear support vector machine; rarer tones weigh more, so that they are not all given up to the commonest.

    Where fewer than two tones were said often enough to learn from, it says the commonest.
    """

    def __init__(self, known: sparse.csr_matrix, said: NDArray[np.object_]) -> None:
        named, count = np.unique(said.astype(str), return_counts=True)
        self.commonest = str(named[count.argmax()]) if len(named) else None
        named, count = named[count >= FEWEST_OF_A_TONE], count[count >= FEWEST_OF_A_TONE]
        self._fitted = None
        if len(named) >= 2:
            is_used = np.isin(said.astype(str), named)
            weights = dict(zip(named, (count.sum() / count) ** RARE_TONES_WEIGH, strict=True))
            cost = MARGIN_COST / float(np.sqrt(count.sum()))
            machine = LinearSVC(C=cost, class_weight=weights, tol=NEARLY_ENOUGH, random_state=0)
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", ConvergenceWarning)
                self._fitted = machine.fit(known[is_used], said[is_used].astype(str))

    def told(self, known: sparse.csr_matrix) -> tuple[NDArray[np.object_], NDArray[np.float64]]:
        """The tone of each row, and by how much it leads the next."""
        if self._fitted is None or not known.shape[0]:
            return np.full(known.shape[0], self.commonest, dtype=object), np.zeros(known.shape[0])
        reach = self._fitted.decision_function(known)
        named = self._fitted.classes_.astype(object)
        if reach.ndim == 1:
            return named[(reach > 0).astype(int)], np.abs(reach)
        ordered = np.sort(reach, axis=1)
        return named[reach.argmax(axis=1)], ordered[:, -1] - ordered[:, -2]


class Certainty:
    """The chance that a tone is right, by the margin it leads with: a logistic curve over texts not seen before."""

    def __init__(self, margin: NDArray[np.float64], is_right: NDArray[np.bool_]) -> None:
        self._always = float(is_right.mean())
        self._curve = None
        if 0 < self._always < 1:
            self._curve = LogisticRegression(C=100.0).fit(margin.reshape(-1, 1), is_right)

    def of(self, margin: NDArray[np.float64]) -> NDArray[np.float64]:
        if self._curve is None or not len(margin):
            return np.full(len(margin), self._always)
        return np.asarray(self._curve.predict_proba(margin.reshape(-1, 1))[:, 1])

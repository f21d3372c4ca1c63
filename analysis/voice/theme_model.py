"""Learns from lessons how strongly a text speaks for each issue."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.svm import LinearSVC

from analysis.voice.lessons import LABELS, Lessons

# How much the model may bend to its lessons; 0.1 to 0.3 did as well on real tweets (five folds).
C = 0.2
NEAR_ENOUGH = 0.01  # of the best fit: nearer told nothing more, and took half as long again
WORD_OF_THE_CATALOGUE = 0.5  # its weight as a feature, beside a text's own words, which together are of length one
NOT_LEARNED = -9.0

Margins = NDArray[np.float64]


def features(of_texts: sparse.csr_matrix, words: NDArray[np.float64], learned: Lessons) -> sparse.csr_matrix:
    """Texts × features: what a text says, and for issues that labels teach, whether the catalogue's words name them.

    Where words are the teacher they must not be a feature of their own: the model would learn nothing else.
    """
    by_labels = np.isin(np.arange(words.shape[1]), learned.issue[learned.told_by == LABELS])
    named = sparse.csr_matrix(np.where(by_labels[None, :], np.minimum(words, 1), 0) * WORD_OF_THE_CATALOGUE)
    return sparse.hstack([of_texts, named]).tocsr()


class ThemeModel:
    """A linear support vector machine for each issue against all others; of fewer than two issues it says nothing."""

    def __init__(self, seen: sparse.csr_matrix, learned: Lessons, issues: int) -> None:
        self._issues = issues
        self.taught: Sequence[int] = np.unique(learned.issue).tolist()
        self._machine = None
        if len(self.taught) > 1:
            self._machine = LinearSVC(C=C, tol=NEAR_ENOUGH, random_state=0)
            self._machine.fit(seen[learned.text], learned.issue, sample_weight=learned.weight)

    def margins(self, seen: sparse.csr_matrix) -> Margins:
        """Texts × issues: above 0 where the text speaks for the issue rather than for any other."""
        told = np.full((seen.shape[0], self._issues), NOT_LEARNED)
        if self._machine is not None and seen.shape[0]:
            margins = self._machine.decision_function(seen)
            told[:, self.taught] = margins if margins.ndim == 2 else np.column_stack([-margins, margins])
        return told

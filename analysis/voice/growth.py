"""Whether something is said by more customers lately than before, given that words come and go."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import betaln, gammaln

from analysis.statistics.confidence import NORMAL_CRITICAL

Numbers = NDArray[np.float64]
# How evenly a word may be used from period to period: the shape of a gamma distribution of which its use in a period
# is a draw, of variation 1/√shape. From words that are said in one period of four to words that are always said.
SHAPES = np.array([0.5, 1, 2, 4, 8, 16, 32, 64, 128, 1_000.0])
# Words of each shape supposed beside those counted, so that where few words are known none is taken for even.
SUPPOSED = 1.0
ROUNDS = 100  # of expectation and maximisation; the weights move no more after some thirty


@dataclass(frozen=True)
class Grown:
    """One entry a word: the ratio of lately to before (½ added to both counts, so that it is finite) with its 95 %
    interval, and the one-sided p-value of no growth."""

    ratio: Numbers
    low: Numbers
    high: Numbers
    p_value: Numbers


def grown(count: Numbers, share: Numbers, span: int) -> Grown:
    """Whether each word is said more in the latest `span` periods than its total lets expect.

    `count` has a row per word and a column per period, the latest first: customers who said it. `share` is what part
    of a row's total would fall there if its use were even; rows add up to 1. Uses are gamma draws of a period, so given
    the total, counts are Dirichlet-multinomial with shape·periods·share each, and those of lately beta-binomial:
    P(X ≥ x) is exact; it is 1 where no more is said than expected. How words differ in their shape is learned from the
    earlier periods of all of them (nonparametric maximum likelihood over SHAPES); a word's own earlier periods say
    which are likely for it, and its p-value is the mean over them. Errs on the careful side where a customer says the
    same in many periods.
    Source: Robinson & Smyth (2008), doi:10.1093/biostatistics/kxm030; Kiefer & Wolfowitz (1956),
    doi:10.1214/aoms/1177728066.
    """
    lately, total = count[:, :span].sum(axis=1), count.sum(axis=1)
    part = np.clip(share[:, :span].sum(axis=1), 1e-9, 1 - 1e-9)
    likely = _shapes_likely(count[:, span:], share[:, span:] * count.shape[1])
    p_value = np.ones(len(count))
    for row in np.flatnonzero(lately > total * part):
        p_value[row] = likely[row] @ _at_least(lately[row], total[row], part[row], SHAPES * count.shape[1])
    ratio = (lately + 0.5) / (total - lately + 0.5) * (1 - part) / part
    reach = np.exp(NORMAL_CRITICAL * _log_error(lately, total - lately, likely, span, count.shape[1]))
    return Grown(ratio, ratio / reach, ratio * reach, np.minimum(p_value, 1.0))


def _log_error(lately: Numbers, before: Numbers, likely: Numbers, span: int, periods: int) -> Numbers:
    """Standard error of the logarithm of the ratio: of counting, and of how words come and go."""
    counting = 1 / (lately + 0.5) + 1 / (before + 0.5)
    coming_and_going = (likely / SHAPES).sum(axis=1) * (1 / span + 1 / (periods - span))
    return np.asarray(np.sqrt(counting + coming_and_going))


def _at_least(lately: float, total: float, part: float, whole: Numbers) -> Numbers:
    """P(X ≥ lately) of a beta-binomial with shapes whole·part and whole·(1 − part), for each of `whole`."""
    is_upper = total - lately < lately
    seen = np.arange(lately, total + 1) if is_upper else np.arange(lately)
    first, second = (whole * part)[:, None], (whole * (1 - part))[:, None]
    ways = gammaln(total + 1) - gammaln(seen + 1) - gammaln(total - seen + 1)
    chance = np.exp(ways + betaln(seen + first, total - seen + second) - betaln(first, second)).sum(axis=1)
    return chance if is_upper else 1 - chance


def _shapes_likely(count: Numbers, even: Numbers) -> Numbers:
    """How likely each of SHAPES is for each word, from its earlier periods and from those of all words."""
    fit = np.stack([_log_likelihood(count, even * shape) for shape in SHAPES], axis=1)
    fit = np.exp(fit - fit.max(axis=1, keepdims=True))
    weight = np.full(len(SHAPES), 1 / len(SHAPES))
    for _ in range(ROUNDS):
        likely = fit * weight
        likely /= likely.sum(axis=1, keepdims=True)
        weight = (likely.sum(axis=0) + SUPPOSED) / (len(count) + SUPPOSED * len(SHAPES))
    return likely


def _log_likelihood(count: Numbers, shape: Numbers) -> Numbers:
    """Of a row's counts given its total, each of a period with its own shape; without what no shape changes."""
    is_possible = shape > 0
    safe = np.where(is_possible, shape, 1.0)
    each = np.where(is_possible, gammaln(safe + count) - gammaln(safe), 0.0).sum(axis=1)
    whole = np.where(is_possible, shape, 0.0).sum(axis=1)
    safe_whole = np.where(whole > 0, whole, 1.0)
    return np.where(whole > 0, each + gammaln(safe_whole) - gammaln(safe_whole + count.sum(axis=1)), 0.0)

"""Logistic regression of grouped counts, fitted once for all customers and once without each cluster of them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.refusals import NotEstimable

Floats = NDArray[np.float64]
MOST_STEPS = 40
LONGEST_STEP = 3.0  # in log-odds; a longer one only overshoots
TOLERANCE = 1e-8
SMALLEST_VARIANCE = 1e-10  # of one answer, so that a cell that never leaves cannot stop the fit


def fit_without_each(
    design: Floats, entered: Floats, ended: Floats, loosely: NDArray[np.bool_]
) -> tuple[Floats, Floats]:
    """Coefficients of all customers (columns), and of all but each cluster (clusters x columns).

    `design` has a row for each cell of like customers; `entered` and `ended` count customers by cluster (rows) and cell
    (columns). log-odds = design·β by Newton's steps, the leave-one-out fits all at once. Columns marked `loosely` carry
    a weak prior, log-F(1, 1): as if half a customer more had left and half a one stayed. It keeps a control that nobody
    left from running away and moves nothing that counts have settled. Raises NotEstimable where no fit is reached.
    Source: Greenland & Mansournia (2015), Penalization, bias reduction, and default priors, doi:10.1002/sim.6537.
    """
    prior = np.eye(design.shape[1])[loosely]
    cells = np.vstack([design, prior])
    counts, losses = _all_and_all_but(entered, len(prior), 1.0), _all_and_all_but(ended, len(prior), 0.5)
    start = np.zeros((1, cells.shape[1]))
    whole = _newton(cells, counts[:1], losses[:1], start)
    without = _newton(cells, counts[1:], losses[1:], np.repeat(whole, len(entered), axis=0))
    return whole[0], without


def _all_and_all_but(counts: Floats, priors: int, prior: float) -> Floats:
    everybody = counts.sum(axis=0, keepdims=True)
    rows = np.vstack([everybody, everybody - counts])
    return np.hstack([rows, np.full((len(rows), priors), prior)])


def _newton(cells: Floats, counts: Floats, losses: Floats, beta: Floats) -> Floats:
    """One fit a row of counts. Steps are cut short rather than halved: the likelihood is concave."""
    crossed = (cells[:, :, None] * cells[:, None, :]).reshape(len(cells), -1)
    columns = cells.shape[1]
    for _ in range(MOST_STEPS):
        risk = 1 / (1 + np.exp(-np.clip(beta @ cells.T, -30, 30)))
        gradient = (losses - counts * risk) @ cells
        variance = counts * np.maximum(risk * (1 - risk), SMALLEST_VARIANCE)
        information = (variance @ crossed).reshape(-1, columns, columns)
        step = _solved(information, gradient)
        step = step / np.maximum(np.abs(step).max(axis=1, keepdims=True) / LONGEST_STEP, 1.0)
        beta = beta + step
        if np.abs(step).max() < TOLERANCE:
            return beta
    raise NotEstimable("the counts settle no odds: a kind of customer always left, or never did")


def _solved(information: Floats, gradient: Floats) -> Floats:
    try:
        return np.asarray(np.linalg.solve(information, gradient[:, :, None])[:, :, 0])
    except np.linalg.LinAlgError as error:
        raise NotEstimable("the customers were too alike to tell the controls apart") from error

"""Which few comments to quote of many: the most typical, one a customer, in the languages as they are spoken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pandas as pd

from analysis.statistics.refusals import refuse_missing_columns

COLUMNS = ("text", "customer_id", "language", "language_customers", "typicality", "verbatim_id")
Seat = tuple[float, str, int]  # customers a seat, less than none so that most come first; language; order of typicality


def representative(candidates: pd.DataFrame, how_many: int, customers: int, minimum: int) -> pd.DataFrame:
    """The candidates to quote, most typical first: one a customer, no text twice, languages as they are spoken.

    `candidates` holds text, customer_id (null where nobody is known), language, language_customers (who write in it at
    all), typicality, verbatim_id. Nothing is quoted of a group of fewer than `minimum` customers. Seats go to languages
    by Sainte-Laguë, so that a second language is heard once it is a fair part. The order of rows decides nothing.
    """
    refuse_missing_columns(candidates, COLUMNS)
    if customers < minimum or candidates.empty:
        return candidates.iloc[:0]
    columns = {name: candidates[name].tolist() for name in COLUMNS}
    typical = zip(columns["typicality"], columns["verbatim_id"], range(len(candidates)), strict=True)
    ordered = [place for *_, place in sorted((-typicality, each, place) for typicality, each, place in typical)]
    turns = Counter[str]()
    seats: list[Seat] = []
    for order, place in _once_each(ordered, columns):
        language = columns["language"][place]
        seats.append((-columns["language_customers"][place] / (2 * turns[language] + 1), language, order))
        turns[language] += 1
    return candidates.iloc[[ordered[order] for order in sorted(order for *_, order in sorted(seats)[:how_many])]]


def _once_each(ordered: list[int], columns: dict[str, list[Any]]) -> Iterator[tuple[int, int]]:
    """The rows, with their place in the order, that say what none before them said, by somebody not heard yet."""
    texts, known = set[str](), set[object]()
    for order, place in enumerate(ordered):
        text, customer = columns["text"][place], columns["customer_id"][place]
        is_known = not pd.isna(customer)
        if text not in texts and not (is_known and customer in known):
            yield order, place
            known |= {customer} if is_known else set()
        texts.add(text)

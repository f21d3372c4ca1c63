"""Of many comments the most typical are quoted: one a customer, no text twice, none of a group too small."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.voice.quoted_for_many import representative


def candidates(**columns: Sequence[object]) -> pd.DataFrame:
    size = len(columns["text"])
    filled = {
        "customer_id": list(range(size)),
        "language": ["en"] * size,
        "language_customers": [100] * size,
        "typicality": [0.5] * size,
        "verbatim_id": list(range(size)),
    }
    return pd.DataFrame(filled | columns)


def chosen(frame: pd.DataFrame, how_many: int = 2, customers: int = 50, minimum: int = 10) -> list[str]:
    return representative(frame, how_many, customers, minimum)["text"].tolist()


def test_the_most_typical_come_first() -> None:
    assert chosen(candidates(text=["far", "near", "between"], typicality=[0.1, 0.9, 0.5])) == ["near", "between"]


def test_nothing_is_quoted_of_a_group_smaller_than_may_be_shown() -> None:
    assert chosen(candidates(text=["one", "two"]), customers=9) == []
    assert len(chosen(candidates(text=["one", "two"]), customers=10)) == 2


def test_one_customer_is_quoted_once_and_one_text_once() -> None:
    frame = candidates(
        text=["same", "same", "other", "third"], customer_id=[1, 2, 1, 3], typicality=[0.9, 0.9, 0.8, 0.1]
    )
    assert chosen(frame, how_many=4) == ["same", "third"]


def test_comments_of_nobody_known_are_each_their_own() -> None:
    assert len(chosen(candidates(text=["a", "b", "c"], customer_id=[None, None, None]), how_many=3)) == 3


def test_a_second_language_is_heard_once_it_is_a_fair_part() -> None:
    texts = ["e1", "e2", "e3", "d1"]
    languages = ["en", "en", "en", "de"]
    few = candidates(text=texts, language=languages, language_customers=[100, 100, 100, 20])
    many = candidates(text=texts, language=languages, language_customers=[100, 100, 100, 60])
    assert "d1" not in chosen(few, how_many=2)
    assert "d1" in chosen(many, how_many=2)


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(6)))
def test_the_order_of_rows_decides_nothing(order: list[int]) -> None:
    frame = candidates(text=[f"t{n}" for n in range(6)], customer_id=[1, 1, 2, 2, 3, 3], typicality=[0.5] * 6)
    assert chosen(frame.iloc[order], how_many=3) == chosen(frame, how_many=3)

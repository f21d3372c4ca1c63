"""Quotations stand for what many say: near the middle, readable, one a customer, none of a group too small."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.voice.quotations import fullness, is_quotable, typicality
from analysis.voice.quoted_for_many import representative


def candidates(**columns: list[object]) -> pd.DataFrame:
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


def test_what_many_say_is_typical_and_what_nobody_else_says_is_not() -> None:
    texts = ["the invoice is wrong again", "our invoice is wrong", "wrong invoice", "penguins dance at dawn"]
    groups = pd.DataFrame({"text": range(4), "group": "Billing", "weight": 1})
    close = typicality(texts, groups)
    assert close.iloc[:3].min() > 0.5
    assert close.iloc[3] == 0.0
    assert close.between(0, 1).all()


def test_each_group_has_a_middle_of_its_own() -> None:
    texts = ["slow pages", "slow pages today", "wrong invoice", "wrong invoice today"]
    groups = pd.DataFrame({"text": [0, 1, 2, 3, 2], "group": ["a", "a", "b", "b", "a"], "weight": [5, 5, 1, 1, 1]})
    close = typicality(texts, groups)
    assert close.iloc[2] > close.iloc[4]  # the same text, in the group where all say so and where nobody else does


@pytest.mark.parametrize("texts", [[], [""], ["one", "two"], ["", ""]])
def test_texts_that_share_nothing_are_typical_of_nothing(texts: list[str]) -> None:
    groups = pd.DataFrame({"text": range(len(texts)), "group": "x", "weight": 1})
    assert typicality(texts, groups).tolist() == [0.0] * len(texts)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Charged twice, third month running", True),
        ("発票が二回届きましたので確認してください", True),
        ("Bill", False),
        ("", False),
        ("THIS IS THE WORST SERVICE EVER SEEN", False),
        ("What on earth are you people doing???", False),
        ("<b>Please call me back tomorrow</b>", False),
        ('=HYPERLINK("http://example.invalid","Click here")', False),
        ("[name] [mail address] [phone number] wrote", False),
        ("Thanks to [name], the invoice was put right", True),
        ("word " * 200, False),
        ("😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀", False),
    ],
)
def test_only_what_can_be_read_aloud_is_quoted(text: str, is_one: bool) -> None:
    assert is_quotable(text) is is_one


def test_two_words_say_less_than_a_sentence() -> None:
    assert fullness("Slow pages") < fullness("The pages have been slow since Monday") < 1
    assert fullness("The pages have been slow since Monday, and nobody of yours tells us why it is so") == 1


def test_a_single_text_is_typical_of_nothing() -> None:
    groups = pd.DataFrame({"text": [0], "group": ["Billing"], "weight": [1]})
    assert typicality(["The invoice was wrong"], groups).tolist() == [0.0]

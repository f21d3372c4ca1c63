"""Quotations stand for what many say: near the middle, and readable."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.voice.quotations import fullness, is_quotable, typicality


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

"""Confidence is what it says: as often right, of comments that were held out."""

import numpy as np
import pandas as pd
import pytest

from analysis.voice.theme_confidence import Confidence, leads
from analysis.voice.themes import themes
from tests.analysis.voice.made_comments import comments

NAMES = ("Billing", "Performance", "Access")


def mislabelled(share: float) -> pd.DataFrame:
    """Comments of which departments give a share the next issue's label."""
    texts = [text for name in NAMES for text in comments(name, 120)]
    labels = np.repeat(np.arange(3), 120)
    is_wrong = np.random.default_rng(1).random(360) < share
    return pd.DataFrame({"text": texts, "issue": np.array(NAMES)[(labels + is_wrong) % 3]})


@pytest.mark.parametrize(("wrong", "least"), [(0.0, 0.98), (0.15, 0.7), (0.3, 0.55)])
def test_is_never_righter_than_the_labels_are(wrong: float, least: float) -> None:
    given = mislabelled(wrong)
    right = themes(given["text"].tolist(), (), given).right
    assert right is not None
    assert right.sample_size == 360
    assert least <= right.value.amount
    assert right.low.amount <= 1 - wrong


def test_is_less_sure_where_labels_contradict_each_other() -> None:
    asked = [text for name in NAMES for text in comments(name, 20, seed=4)]
    sure = [
        themes([*asked, *given["text"]], (), given).frame.query("text < 60")["confidence"].mean()
        for given in (mislabelled(0.0), mislabelled(0.1))
    ]
    assert sure[0] > sure[1]


def test_leads_say_how_far_an_issue_is_ahead_of_the_best_other() -> None:
    assert leads(np.array([[0.5, 0.1, -1.0]])).tolist() == [[0.4, -0.4, -1.5]]
    assert leads(np.array([[0.5]])).tolist() == [[1.0]]


def test_more_speaking_for_an_issue_is_never_less_sure() -> None:
    told = Confidence((2.0, 0.5, -0.9)).of(np.array([[-1.0, 0.0], [0.0, 0.0], [1.0, 0.0]]))[:, 0]
    assert np.all(np.diff(told) > 0)
    assert np.all((told > 0) & (told < 1))

"""On real complaints, reasons are told better by labels than to beat, and well by ten examples and words alone."""

import pytest

from tests.benchmarks.voice import TWEETS, by_examples, catalogue, figures, folded

pytestmark = [
    pytest.mark.real_data,
    pytest.mark.skipif(not TWEETS.exists(), reason="the airline tweets are not on this machine"),
]


def test_labels_and_words_tell_reasons_better_than_words_and_pairs_did() -> None:
    found = figures(folded(catalogue(), [0]))
    assert found["accuracy"] > 0.667
    assert found["right_of_counted"] > 0.7
    assert found["counted"] > 0.7


def test_ten_examples_and_words_tell_more_than_half_of_the_reasons() -> None:
    found = figures(by_examples(0, catalogue()))
    assert found["accuracy"] > 0.6
    assert found["counted"] > 0.7

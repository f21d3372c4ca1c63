"""On comments in which nothing depends on anything, nothing is claimed."""

from __future__ import annotations

from analysis.stories import tell
from analysis.view import View
from tests.benchmarks.honesty.claims import claimed
from tests.stories.voice.made_voice import random_company

SEEDS = range(2)  # more of them: python -m tests.benchmarks.voice_claims


def test_claims_nothing_of_what_chance_drew() -> None:
    """Seven searches a company, each at 0.2 %: three runs in a hundred would claim a single thing of one of two."""
    found = [line for seed in SEEDS for line in claimed(tell("voice", random_company(seed), View()))]
    assert found == []

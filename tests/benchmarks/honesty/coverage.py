"""How often the 95 % intervals that the app shows hold the truth, where the truth is known because it was planted.

    python -m tests.benchmarks.honesty.coverage [draws, 2000 unless said otherwise] [words of the name]

prints, for every interval and set-up, the share of draws in which it held the planted truth. 94 to 96 % is wanted; what
misses that, and why, stands on the page of its method.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import numpy as np

from tests.benchmarks.honesty.answers_drawn import ANSWERS
from tests.benchmarks.honesty.events_drawn import EVENTS
from tests.benchmarks.honesty.money_drawn import MONEY
from tests.benchmarks.honesty.purchases_drawn import PURCHASED
from tests.benchmarks.honesty.setup import Setup

SETUPS: tuple[Setup, ...] = (*ANSWERS, *MONEY, *EVENTS, *PURCHASED)


def covered(setup: Setup, draws: int, seed: int = 20260930) -> float:
    """The share of draws whose interval holds the truth; of those in which anything could be estimated."""
    rng = np.random.default_rng([seed, *setup.name.encode()])
    held = [each for each in (setup.draw(rng) for _ in range(draws)) if each is not None]
    if len(held) < draws / 2:
        raise ValueError(f"{setup.name}: an interval in {len(held)} of {draws} draws only")
    return float(np.mean(held))


def chosen(words: str) -> Iterator[Setup]:
    return (each for each in SETUPS if words in each.name)


if __name__ == "__main__":
    for each in chosen(" ".join(sys.argv[2:])):
        found = covered(each, int(sys.argv[1]) if len(sys.argv) > 1 else 2_000)
        mark = " " if each.low <= found <= each.high else "!"
        print(f"{mark} {found:.1%}  {each.name}", flush=True)

"""How often the story of customers' voice claims what chance did: python -m tests.benchmarks.voice_claims [COMPANIES]

Companies whose comments depend on nothing: issues, moods, wishes and rivals are drawn alike for every group, month and
comment, by customers who differ in how much they write, what they like to write of and how they feel.
"""

from __future__ import annotations

import sys
from collections import Counter

from analysis.stories import tell
from analysis.view import View
from tests.benchmarks.honesty.claims import claimed
from tests.stories.voice.made_voice import random_company

COMPANIES = 200
FIRST_SEED = 7_000


def main(companies: int) -> None:
    found: Counter[str] = Counter()
    told = 0
    for seed in range(FIRST_SEED, FIRST_SEED + companies):
        lines = claimed(tell("voice", random_company(seed), View()))
        told += bool(lines)
        found.update(line.partition(":")[0] for line in lines)
        for line in lines:
            print(seed, line, flush=True)
    print(f"{told} of {companies} companies are told anything; by finding: {dict(found)}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else COMPANIES)

"""How often anything is claimed of companies in which nothing depends on anything. Run it as

    python -m tests.benchmarks.honesty.random_sets 1000 [first seed]

It prints the share of sets with any claim, which may be 5 % at most, and every claim with its seed.
"""

from __future__ import annotations

import sys
from collections import Counter

from analysis.stories import tell
from analysis.view import View
from tests.benchmarks.honesty.claims import claimed
from tests.benchmarks.honesty.random_company import random_company

# The summary quotes findings of these three, so it claims nothing that they do not.
TOLD = ("satisfaction", "voice", "customer-stories", "retention-economics", "priority-issues")


def claims_of(seed: int) -> list[str]:
    """Everything claimed of one random company; every line is a false find."""
    edition = random_company(seed)
    try:
        return [line for story_id in TOLD for line in claimed(tell(story_id, edition, View()))]
    finally:
        edition.connection.close()


def main(number: int, first: int) -> None:
    with_claims, by_finding = 0, Counter[str]()
    for done, seed in enumerate(range(first, first + number), start=1):
        found = claims_of(seed)
        with_claims += bool(found)
        by_finding.update({line.split(":")[0] for line in found})
        for line in found:
            print(f"  seed {seed}: {line}")
        if done % 10 == 0 or done == number:
            print(f"{done} sets: {with_claims} with a claim, {with_claims / done:.1%}", flush=True)
    for name, sets in by_finding.most_common():
        print(f"{sets:5d}  {name}")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0)

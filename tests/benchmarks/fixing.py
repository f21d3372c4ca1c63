"""How often a fix is promised to save anything: where nothing goes with leaving, and where one issue does.

python -m tests.benchmarks.fixing [COMPANIES]
"""

from __future__ import annotations

import sys

from analysis.stories.priority_issues import tell
from analysis.stories.under import finding_under
from analysis.view import Assumptions, View
from tests.stories.priority_issues.made_leavers import LEAVES, LEAVES_AFTER, OTHERS, OUTAGE, leavers

COMPANIES = 40


def promised(seed: int, after: float) -> list[bool]:
    """For each issue alone whether fixing it would save anything for sure; the planted one first."""
    story = tell(leavers(seed, after), View())
    fixing = next(each for each in story.findings if each.id == "priority-issues/fixing")
    told = (finding_under(fixing, Assumptions(fix=(issue,))) for issue in (OUTAGE, *OTHERS))
    return [not each.is_open for each in told]


def main(companies: int = COMPANIES) -> None:
    nothing = [promised(seed, LEAVES) for seed in range(companies)]
    planted = [promised(seed, LEAVES_AFTER) for seed in range(companies)]
    print(f"{companies} companies of 900 customers over three years, four issues")
    print(f"nothing goes with leaving: promised in {sum(map(any, nothing))}")
    print(f"one issue does: promised for it in {sum(each[0] for each in planted)}")
    print(f"one issue does: promised for another in {sum(any(each[1:]) for each in planted)}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))

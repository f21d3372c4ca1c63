"""Customers followed from each quarter's end: who had used a feature before it, and who left in the quarter."""

from __future__ import annotations

from analysis.stories.priority_issues.facts import ALL_SEGMENTS, Facts
from analysis.stories.priority_issues.leaving.compared import Leaving, judged
from analysis.stories.priority_issues.leaving.deeds import USED
from analysis.stories.priority_issues.leaving.followed import EVERYBODY, to_show
from analysis.stories.priority_issues.leaving.matched import HELD, ISSUES, beside, less, side_of, with_strata

QUERY = "issues/feature_risk"
DEPARTMENT = "Product"  # whose exports tell of use, as satisfaction names it too
USED_HELD = tuple(each for each in HELD if each != ISSUES)


def feature_leaving_of(facts: Facts) -> Leaving | None:
    """Against like customers of whom other use is known. None where nobody could be followed."""
    result = facts.edition.run(QUERY, period_id=facts.periods.level.period_id)
    frame = with_strata(result.frame.rename(columns={"feature": "issue"}), USED_HELD)
    rows = frame if facts.segment == ALL_SEGMENTS else frame[frame["segment"] == facts.segment]
    everybody = rows[rows["issue"] == EVERYBODY]
    lost, customers = int(everybody["lost"].sum()), int(everybody["customers"].sum())
    sizes = rows[rows["issue"] != EVERYBODY].groupby("issue")["customers"].sum()
    shown = to_show(facts, frame, sizes, customers)
    if not lost or not shown:
        return None
    all_of_them = side_of(everybody)
    of_each = {name: side_of(rows[rows["issue"] == name]) for name in shown}
    compared = {name: beside(used, less(all_of_them, used), customers) for name, used in of_each.items()}
    held = tuple(name for name in USED_HELD if everybody[name].nunique() > 1)
    looks, hidden = int(everybody["entered"].sum()), len(sizes) - len(shown)
    each = judged(compared, sizes, float(lost))
    return Leaving(facts, result, each, customers, lost, looks, hidden, held, (DEPARTMENT,), USED)

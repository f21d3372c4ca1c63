"""What an initiative that moved its cases has brought: cases avoided so far, and what each of them cost."""

from __future__ import annotations

from dataclasses import dataclass, replace

from analysis.estimates import Estimate, counted
from analysis.quantities import Count, Share
from analysis.sentences import Sentence, sentence
from analysis.stories.priority_issues.facts import Facts
from analysis.stories.priority_issues.initiatives import InitiativeResult, Verdict

METHOD = "cases after the start, times 1/effect - 1"
COST_METHOD = "cost over the cases avoided so far"


@dataclass(frozen=True)
class Worth:
    """`cost_per_case`: None where the export states no cost."""

    avoided: Estimate
    months: int
    cost: Estimate | None
    cost_per_case: Estimate | None

    @property
    def estimates(self) -> dict[str, Estimate]:
        found = {"cases_avoided": self.avoided, "months_after": counted(Count(self.months, "months"), self.months)}
        if self.cost is not None and self.cost_per_case is not None:
            found |= {"initiative_cost": self.cost, "cost_per_case_avoided": self.cost_per_case}
        return found


def worth_of(each: InitiativeResult, facts: Facts) -> Worth | None:
    """None where it is not told to have worked. Nothing is reckoned beyond the months seen."""
    if each.test is None or each.verdict is not Verdict.WORKED:
        return None
    after = each.test.panel.after
    cases, effect = float(after["own"].sum()), each.test.effect
    value, low, high = (Count(cases * (1 / end.amount - 1), "cases") for end in (effect.value, effect.high, effect.low))
    avoided = Estimate(value, low, high, effect.sample_size, METHOD)
    if each.cost is None or each.cost <= 0 or low.amount <= 0:
        return Worth(avoided, len(after), None, None)
    cost = counted(facts.money(each.cost), 1)
    middle, least, most = (facts.money(each.cost / end.amount) for end in (value, high, low))
    return Worth(avoided, len(after), cost, Estimate(middle, least, most, effect.sample_size, COST_METHOD))


def worth_said(worth: Worth) -> Sentence:
    months = Count(worth.months, "months")
    if worth.cost is None or worth.cost_per_case is None:
        return sentence(
            "In {months} it has spared {avoided} ({avoided:interval}); what it cost no export says.",
            months=months,
            avoided=worth.avoided,
        )
    return sentence(
        "In {months} it has spared {avoided} ({avoided:interval}) for {cost}: {each} a case so far "
        "({each:range}), which pays off once a case costs more than that to handle. No export says what one costs.",
        months=months,
        avoided=worth.avoided,
        cost=worth.cost,
        each=worth.cost_per_case,
    )


def part_of_expected(effect: Estimate) -> Estimate:
    """The effect as a part of the cases that there would have been: 0.5 times is half of them."""
    low, value, high = (Share(end.amount) for end in (effect.low, effect.value, effect.high))
    return replace(effect, value=value, low=low, high=high)

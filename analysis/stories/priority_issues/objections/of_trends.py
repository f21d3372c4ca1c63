"""What a board asks of issues that are raised ever more, or ever less, often."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analysis.estimates import Estimate, counted
from analysis.findings import Objection
from analysis.quantities import Count, Share
from analysis.sentences import sentence
from analysis.stories.claim_level import CLAIM_LEVEL
from analysis.stories.objections.answered import Verdict, answered
from analysis.stories.objections.change_our_mind import because, change_our_mind
from analysis.stories.objections.cherry_picked import cherry_picked
from analysis.stories.objections.finance import no_money_used
from analysis.stories.objections.margin import neither
from analysis.stories.objections.noise import noise
from analysis.stories.objections.one_account import largest_part
from analysis.stories.objections.questions import Question
from analysis.stories.priority_issues.exposure import Exposure
from analysis.stories.priority_issues.initiatives import InitiativeResult
from analysis.stories.priority_issues.initiatives import Verdict as Judged
from analysis.stories.priority_issues.objections.known import segments_within
from analysis.stories.priority_issues.objections.left_out import left_out
from analysis.stories.priority_issues.trends import PER_CUSTOMERS, QUARTERS_A_YEAR, QUERY, Trends


def trend_answers(
    trends: Trends, exposure: Exposure | None, initiatives: Sequence[InitiativeResult]
) -> Iterable[Objection | None]:
    first = trends.each[0]
    return (
        noise(first.factor, CLAIM_LEVEL, of="cases"),
        _mix(trends),
        _one_account(exposure, first.issue) if exposure is not None else None,
        _why(trends, initiatives),
        no_money_used(sentence("No money is claimed: the finding counts cases.")),
        cherry_picked(first.factor, {each.issue: each.factor for each in trends.each}, "issues", CLAIM_LEVEL),
        left_out(trends.facts, "service_case", _cases(trends)),
        neither(sentence("Neither: these are cases for each customer.")),
        _change(trends) if first.is_told else None,
    )


def _mix(trends: Trends) -> Objection:
    """Cases are per customer on the books, so more customers alone move nothing; kinds of customers might."""
    issue, direction = trends.each[0].issue, trends.each[0].factor.value.amount < 1
    same, looked_at = 0, 0
    for segment in segments_within(trends.facts):
        frame = trends.facts.edition.run(QUERY, until=trends.facts.periods.level.ends_on, segment=segment).frame
        own = frame[frame["issue"] == issue].sort_values("starts_on")
        last, before = own.tail(QUARTERS_A_YEAR), own.iloc[-2 * QUARTERS_A_YEAR : -QUARTERS_A_YEAR]
        if len(before) < QUARTERS_A_YEAR or min(last["customers"].max(), before["customers"].max()) < (
            trends.facts.minimum_group_size
        ):
            continue
        rates = [each["mentions"].sum() / max(each["customers_on_books"].sum(), 1e-9) for each in (before, last)]
        looked_at += 1
        same += int((rates[1] < rates[0]) == direction)
    if looked_at < 2:
        why = sentence("Fewer than two segments have cases enough to look at one by one.")
        return answered(Question.MIX, Verdict.CANNOT_BE_TOLD, [why], {})
    way = "fewer" if direction else "more"
    said = sentence(
        f"Cases are counted per customer. Each segment alone, the last four quarters brought {way} {{issue}} cases per "
        "customer than the four before in {same:word} of {all:word}.",
        issue=issue,
        same=same,
        all=looked_at,
    )
    estimates = {
        "segments_looked_at": counted(Count(float(looked_at), "segments"), looked_at),
        "segments_the_same_way": counted(Count(float(same), "segments"), looked_at),
    }
    verdict = Verdict.NO if same == looked_at else Verdict.IN_PART if same else Verdict.YES
    return answered(Question.MIX, verdict, [said], estimates)


def _one_account(exposure: Exposure, issue: str) -> Objection | None:
    if issue not in set(exposure.issues["issue"]):
        return None
    cases = exposure.count(issue)
    part = counted(Share(exposure.largest(issue, by_count=True) / cases.value.amount), cases.sample_size)
    return largest_part(part, cases.sample_size, f"{issue} cases over the {exposure.period.label}")


def _why(trends: Trends, initiatives: Sequence[InitiativeResult]) -> Objection:
    first = trends.each[0]
    moved = next(
        (each for each in initiatives if each.issue == first.issue and each.verdict in (Judged.WORKED, Judged.WORSE)),
        None,
    )
    if moved is None or not first.is_told:
        why = sentence("It is said that cases moved, not why.")
        return answered(Question.OTHER_WAY_ROUND, Verdict.NO, [why], {})
    why = sentence(
        "{name} is tested beside issues that nobody addressed: that finding says why {issue} cases moved.",
        name=moved.name,
        issue=first.issue,
    )
    return answered(Question.OTHER_WAY_ROUND, Verdict.NO, [why], {})


def _cases(trends: Trends) -> Estimate:
    number = int(trends.quarters["mentions"].sum())
    return counted(Count(float(number), "cases"), number)


def _change(trends: Trends) -> Objection | None:
    """What the next quarter would have to show: the rate of the same quarter a year before."""
    first = trends.each[0]
    own = trends.quarters[trends.quarters["issue"] == first.issue].sort_values("starts_on")
    if len(own) < QUARTERS_A_YEAR:
        return None
    row = own.iloc[-QUARTERS_A_YEAR].to_dict()
    rate = float(row["per_hundred"])
    if rate < 1:
        return None
    threshold = counted(Count(float(round(rate)), "cases"), int(row["mentions"]))
    least = "no fewer" if first.factor.value.amount < 1 else "no more"
    hundred = counted(Count(float(PER_CUSTOMERS), "customers"), PER_CUSTOMERS)
    said = sentence(
        f"Next quarter {least} than {{rate}} on {{issue}} for every {{hundred}}, as in its quarter a year before, "
        "would go against it.",
        rate=threshold,
        issue=first.issue,
        hundred=hundred,
    )
    return change_our_mind([because(said, {"threshold": threshold, "per_customers": hundred})])

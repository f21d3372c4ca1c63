"""What a board asks of one case exposing so many times the revenue of another."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.estimates import Estimate, counted
from analysis.findings import Objection
from analysis.quantities import Count, Ratio, Share
from analysis.sentences import sentence
from analysis.stories.claim_level import CLAIM_LEVEL
from analysis.stories.objections.answered import Verdict, answered
from analysis.stories.objections.change_our_mind import because, change_our_mind
from analysis.stories.objections.cherry_picked import nothing_searched
from analysis.stories.objections.margin import neither
from analysis.stories.objections.noise import noise
from analysis.stories.objections.questions import Question
from analysis.stories.priority_issues.exposure import QUERY, Exposure
from analysis.stories.priority_issues.judging import is_significant
from analysis.stories.priority_issues.objections.known import segments_within
from analysis.stories.priority_issues.objections.of_exposure import counted_twice, ties_to_finance
from analysis.stories.priority_issues.objections.without_largest import without_largest


def ratio_answers(exposure: Exposure, pair: tuple[str, str], ratio: Estimate | None) -> Iterable[Objection | None]:
    if ratio is None:
        return ()
    return (
        noise(ratio, CLAIM_LEVEL, of="customers"),
        _mix(exposure, pair),
        _one_account(exposure, pair, ratio),
        ties_to_finance(exposure),
        _cherry_picked(exposure, pair),
        counted_twice(exposure),
        neither(sentence("It is a proportion of revenue, and at the same gross margin it stays the same.")),
        _change(exposure, pair, ratio) if is_significant(ratio) else None,
    )


def _mix(exposure: Exposure, pair: tuple[str, str]) -> Objection:
    """The same proportion within each segment that may be shown."""
    ratios = {
        segment: found
        for segment in segments_within(exposure.facts)
        if (found := _ratio_in(exposure, pair, segment)) is not None
    }
    if not ratios:
        why = sentence("In no segment have customers enough raised both.")
        return answered(Question.MIX, Verdict.CANNOT_BE_TOLD, [why], {})
    above = sum(each > 1 for each in ratios.values())
    estimates = {
        f"revenue_per_case_ratio[segment={name}]": counted(Ratio(each), exposure.customers_touched)
        for name, each in ratios.items()
    }
    estimates["segments_looked_at"] = counted(Count(float(len(ratios)), "segments"), len(ratios))
    estimates["segments_above"] = counted(Count(float(above), "segments"), len(ratios))
    least = min(estimates[f"revenue_per_case_ratio[segment={name}]"].value.amount for name in ratios)
    said = sentence(
        "Within a segment alone a {one} {first} exposes more in {above:word} of {all:word}; where it is least, "
        "{least} as much.",
        one=exposure.one,
        first=pair[0],
        above=above,
        all=len(ratios),
        least=Ratio(least),
    )
    verdict = Verdict.NO if above == len(ratios) and least > 1 else Verdict.IN_PART if above else Verdict.YES
    return answered(Question.MIX, verdict, [said], estimates)


def _ratio_in(exposure: Exposure, pair: tuple[str, str], segment: str) -> float | None:
    pairs = exposure.facts.edition.run(QUERY, period_id=exposure.period.period_id, segment=segment).frame
    own = {str(row["issue"]): row for row in pairs[pairs["issue"] == pairs["other_issue"]].to_dict("records")}
    if any(name not in own or own[name]["customers"] < exposure.facts.minimum_group_size for name in pair):
        return None
    per_case = [float(own[name]["revenue_at_risk"]) / float(own[name]["mentions"]) for name in pair]
    return per_case[0] / per_case[1] if per_case[1] > 0 else None


def _one_account(exposure: Exposure, pair: tuple[str, str], ratio: Estimate) -> Objection:
    """Without the customer with most behind the first, or behind the other; its cases are kept, so both are bounds."""
    (first, other), amount = (exposure.revenue(name).value.amount for name in pair), ratio.value.amount
    lowest = Ratio(amount * (1 - exposure.largest(pair[0]) / first))
    highest = Ratio(amount / max(1 - exposure.largest(pair[1]) / other, 1e-9))
    customers = exposure.revenue(pair[0]).sample_size
    part = counted(Share(exposure.largest(pair[0]) / first), customers)
    return without_largest(ratio, (lowest, highest), part, customers, f"the revenue behind {pair[0]}")


def _cherry_picked(exposure: Exposure, pair: tuple[str, str]) -> Objection:
    issues = counted(Count(float(len(exposure.ranked)), "issues"), len(exposure.ranked))
    said = sentence(
        "{first} and {other} are compared by rule, the one that exposes most and the one raised most often; all "
        "{issues:word} stand in the chart.",
        first=pair[0],
        other=pair[1],
        issues=issues.value,
    )
    return nothing_searched(said, {"issues_shown": issues})


def _change(exposure: Exposure, pair: tuple[str, str], ratio: Estimate) -> Objection | None:
    part = counted(Share(1 - 1 / ratio.value.amount), ratio.sample_size)
    said = sentence(
        "Without {part} of the revenue behind {first}, a {one} it would expose no more than a {one} {other}.",
        part=part,
        one=exposure.one,
        first=pair[0],
        other=pair[1],
    )
    return change_our_mind([because(said, {"part_needed": part})])

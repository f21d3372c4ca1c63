"""What a board asks of initiatives that were tested."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.estimates import Estimate, counted
from analysis.findings import Objection
from analysis.quantities import Count, Share
from analysis.sentences import Part, Sentence, sentence
from analysis.statistics.difference_in_differences import effect_alone
from analysis.statistics.refusals import NotEstimable
from analysis.stories.claim_level import CLAIM_LEVEL
from analysis.stories.objections.answered import Verdict, answered, followed_by
from analysis.stories.objections.change_our_mind import because, change_our_mind
from analysis.stories.objections.cherry_picked import cherry_picked
from analysis.stories.objections.finance import no_money_used
from analysis.stories.objections.margin import neither
from analysis.stories.objections.noise import noise
from analysis.stories.objections.one_account import largest_part
from analysis.stories.objections.questions import Question
from analysis.stories.priority_issues.exposure import Exposure
from analysis.stories.priority_issues.initiative_panel import FEWEST_CASES, Panel, panel_of
from analysis.stories.priority_issues.initiative_shown import placebos_said
from analysis.stories.priority_issues.initiative_test import InitiativeTest
from analysis.stories.priority_issues.initiative_worth import part_of_expected
from analysis.stories.priority_issues.initiatives import InitiativeResult, Initiatives
from analysis.stories.priority_issues.initiatives import Verdict as Judged
from analysis.stories.priority_issues.judging import is_significant
from analysis.stories.priority_issues.objections.known import segments_within
from analysis.stories.priority_issues.objections.left_out import left_out


def initiative_answers(
    each: InitiativeResult, initiatives: Initiatives, exposure: Exposure | None
) -> Sequence[Objection | None]:
    test = each.test
    if test is None:
        return ()
    return (
        _noise(test),
        _mix(each, initiatives),
        _one_account(each, exposure) if exposure is not None else None,
        _other_way_round(test) if is_significant(test.effect) else _nothing_claimed(),
        no_money_used(
            sentence("The cost is what the export of initiatives states; it is tied to no total of Finance.")
        ),
        _cherry_picked(each, initiatives),
        left_out(initiatives.facts, "service_case", _cases(initiatives)),
        neither(sentence("Neither: it is cases that are counted. What a case costs to handle no export says.")),
        _change(each, test),
    )


def surest(initiatives: Initiatives) -> InitiativeResult:
    """The one of those tested on which the verdict on all of them rests."""
    return min(initiatives.tested, key=lambda each: (each.effect.p_value or 0.0) if each.effect else 1.0)


def _noise(test: InitiativeTest) -> Objection:
    """The test, and beside it the place among placebos: what nothing can do as well is no effect."""
    found = noise(test.effect, CLAIM_LEVEL, of="cases")
    for said in placebos_said(test) if is_significant(test.effect) else ():
        found = followed_by(found, said, placebo_estimates(test))
    return found


def placebo_estimates(test: InitiativeTest) -> dict[str, Estimate]:
    of_space, of_time = len(test.in_space), len(test.in_time)
    return {
        "issues_pretended": counted(Count(float(of_space), "issues"), of_space),
        "starts_pretended": counted(Count(float(of_time), "starts"), of_time),
        "placebo_chance": test.rank.chance,
        "issues_moved_as_strongly": counted(Count(float(test.rank.place - 1), "issues"), test.rank.of),
        "starts_moved_as_strongly": counted(Count(float(test.rank_in_time.place - 1), "starts"), test.rank_in_time.of),
    }


def _mix(each: InitiativeResult, initiatives: Initiatives) -> Objection:
    """The same comparison within each segment that has cases enough."""
    effects = {
        name: found for name in segments_within(initiatives.facts) if (found := _in_segment(each, initiatives, name))
    }
    if len(effects) < 2:
        why = sentence("Fewer than two segments have cases enough to be compared one by one.")
        return answered(Question.MIX, Verdict.CANNOT_BE_TOLD, [why], {})
    fell = sum(effect.value.amount < 1 for effect in effects.values())
    lowest, highest = (part_of_expected(pick(effects.values(), key=_size)) for pick in (min, max))
    said = sentence(
        "Both sides of the comparison are the same customers. Within a segment alone its cases come to "
        "between {lowest} and {highest} of those to be expected, below all of them in {fell:word} of {all:word}.",
        lowest=lowest,
        highest=highest,
        fell=fell,
        all=len(effects),
    )
    estimates = {f"initiative_effect[segment={name}]": effect for name, effect in effects.items()}
    estimates |= {
        "lowest_of_segments": lowest,
        "highest_of_segments": highest,
        "segments_where_fewer": counted(Count(float(fell), "segments"), len(effects)),
        "segments_looked_at": counted(Count(float(len(effects)), "segments"), len(effects)),
    }
    return answered(Question.MIX, _verdict_of_mix(each, fell, len(effects)), [said], estimates)


def _size(effect: Estimate) -> float:
    return effect.value.amount


def _verdict_of_mix(each: InitiativeResult, fell: int, looked_at: int) -> Verdict | None:
    """Only a claim that cases moved can be mix."""
    if each.verdict not in (Judged.WORKED, Judged.WORSE):
        return None
    same = fell if each.verdict is Judged.WORKED else looked_at - fell
    return Verdict.NO if same == looked_at else Verdict.IN_PART if same else Verdict.YES


def _in_segment(each: InitiativeResult, initiatives: Initiatives, segment: str) -> Estimate | None:
    panel = panel_of(each.listed, initiatives.cases_in(segment))
    if not isinstance(panel, Panel) or min(panel.before["own"].sum(), panel.after["own"].sum()) < FEWEST_CASES:
        return None
    try:
        return effect_alone(panel.months["own"], panel.months["others"], panel.months["is_after"])
    except NotEstimable:
        return None


def _one_account(each: InitiativeResult, exposure: Exposure) -> Objection | None:
    if each.issue not in set(exposure.issues["issue"]):
        return None
    cases = exposure.count(str(each.issue))
    part = counted(Share(exposure.largest(str(each.issue), by_count=True) / cases.value.amount), cases.sample_size)
    return largest_part(part, cases.sample_size, f"{each.issue} cases over the {exposure.period.label}")


def _other_way_round(test: InitiativeTest) -> Objection:
    """Was it begun because cases stood high, so that they would have fallen back by themselves?"""
    drift = test.drift_before
    if drift is None:
        why = sentence("Too few months lie before the start to see whether its cases were moving already.")
        return answered(Question.OTHER_WAY_ROUND, Verdict.CANNOT_BE_TOLD, [why], {})
    parts: dict[str, Part] = {"drift": drift, "needed": test.drift_needed}
    estimates = {"drift_before": drift, "drift_needed": test.drift_needed}
    word = "down" if test.drift_needed.value.amount > 0 else "up"
    said = Sentence(
        "Its cases did not set out before it began: {drift:signed} a month against the others ({drift:range}), where "
        f"{{needed:size}} a month {word} all the time would be needed to end where they are.",
        parts,
    )
    verdict = Verdict.NO if test.is_beyond_drift else Verdict.CANNOT_BE_TOLD
    return answered(Question.OTHER_WAY_ROUND, verdict, [said], estimates)


def _nothing_claimed() -> Objection:
    why = sentence("No effect is claimed, so none can have come before its cause.")
    return answered(Question.OTHER_WAY_ROUND, Verdict.NO, [why], {})


def _cherry_picked(each: InitiativeResult, initiatives: Initiatives) -> Objection | None:
    tested = {one.name: one.effect for one in initiatives.tested if one.effect is not None}
    if each.effect is None:
        return None
    found = cherry_picked(each.effect, tested, "initiatives", CLAIM_LEVEL)
    listed = counted(Count(float(len(initiatives.each)), "initiatives"), len(initiatives.each))
    said = sentence("Every initiative that the export lists is judged, {listed:word} in all.", listed=listed.value)
    return followed_by(found, said, {"initiatives_listed": listed})


def _cases(initiatives: Initiatives) -> Estimate:
    number = int(initiatives.result.frame["mentions"].sum())
    return counted(Count(float(number), "cases"), number)


def _change(each: InitiativeResult, test: InitiativeTest) -> Objection | None:
    """What the next six months would have to show."""
    after = test.panel.after
    monthly = float(after["own"].mean())
    if each.verdict is Judged.NO_EFFECT:
        said = sentence(
            "These months rule out no more than effects beyond {effect:range} the cases to be expected; more months "
            "could show a smaller one.",
            effect=test.effect,
        )
        return change_our_mind([because(said, {"effect": test.effect})])
    expected = counted(Count(float(round(monthly / test.effect.value.amount)), "cases"), len(after))
    now = counted(Count(float(round(monthly)), "cases"), len(after))
    said = sentence(
        "About {expected} a month on {issue}, as the other issues lead to expect, instead of the {now} a month since "
        "the start.",
        expected=expected,
        issue=str(each.issue),
        now=round(monthly),
    )
    return change_our_mind([because(said, {"cases_a_month_expected": expected, "cases_a_month": now})])

"""What a board asks of an early warning."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from analysis.estimates import Estimate, counted
from analysis.findings import Objection
from analysis.quantities import Count, Ratio, Share
from analysis.sentences import Sentence, sentence
from analysis.stories.claim_level import CLAIM_LEVEL
from analysis.stories.objections.answered import Verdict, answered
from analysis.stories.objections.chance import chance_of, say_chance
from analysis.stories.objections.change_our_mind import because, change_our_mind
from analysis.stories.objections.cherry_picked import cherry_picked, nothing_searched
from analysis.stories.objections.finance import no_money_used
from analysis.stories.objections.margin import neither
from analysis.stories.objections.noise import noise
from analysis.stories.objections.one_account import largest_part
from analysis.stories.objections.other_way_round import no_cause_claimed
from analysis.stories.objections.questions import Question
from analysis.stories.objections.who_answered import everybody
from analysis.stories.priority_issues.objections.left_out import left_out
from analysis.stories.priority_issues.warning.finding import SEARCHED, expected, has_appeared, mentions, named
from analysis.stories.priority_issues.warning.heard import CASE, COMMENT, IssueHeard, Listening


def warning_answers(listening: Listening) -> Iterable[Objection | None]:
    first = named(listening)
    minimum = listening.facts.minimum_group_size
    is_new = has_appeared(first, minimum)
    table = "service_case" if first.heard_in == CASE else "feedback"
    return (
        _new_noise(first) if is_new else noise(first.warned.ratio, CLAIM_LEVEL, of=first.noun),
        _who(first),
        None if is_new else _mix(first),
        _one_account(first, listening.quarter),
        no_cause_claimed(sentence("It is said that it is raised more often, not why.")),
        no_money_used(sentence(f"No money is claimed: the finding counts {first.noun}.")),
        _searched(listening, first, minimum),
        left_out(listening.facts, table, mentions(first)),
        neither(sentence(f"Neither: these are {first.noun}.")),
        _change(first) if first.is_told and not is_new else None,
    )


def _new_noise(first: IssueHeard) -> Objection:
    p_value, size = first.warned.ratio.p_value or 0.0, round(first.warned.events)
    return answered(
        Question.NOISE,
        Verdict.NO if p_value < CLAIM_LEVEL else Verdict.CANNOT_BE_TOLD,
        [_as_sentence(p_value, size)],
        {"mentions": mentions(first), **chance_of(p_value, size)},
    )


def _as_sentence(p_value: float, size: int) -> Sentence:
    chance = say_chance(p_value, size)
    return replace(chance, template=chance.template[:1].upper() + chance.template[1:] + ".")


def _who(first: IssueHeard) -> Objection:
    """Only so many could raise it: counted per customer, or per comment, within each segment and survey."""
    what = "customers on the books" if first.heard_in == CASE else "comments read"
    base = counted(Count(first.warned.exposure, what), round(first.warned.exposure))
    raised = mentions(first)
    said = sentence(f"{{raised}} are set against {{base}}. {_NO_MORE[first.heard_in]}", base=base, raised=raised)
    return everybody(said, {"base": base, "mentions": raised})


_NO_MORE = {
    CASE: "More customers alone raise no warning.",
    COMMENT: "More surveys, or more who answer them, raise no warning.",
}


def _mix(first: IssueHeard) -> Objection:
    """Each segment and survey keeps the rate that it had, so other people alone move nothing."""
    ratio, plain = first.warned.ratio, counted(Ratio(first.plain_ratio), first.warned.ratio.sample_size)
    said = sentence(
        "Each segment and survey is held to its own rate: {ratio} as many as that leads to expect. Taken all alike it "
        "would be {plain}.",
        ratio=ratio,
        plain=plain,
    )
    return answered(Question.MIX, Verdict.NO, [said], {"within_groups": ratio, "all_alike": plain})


def _one_account(first: IssueHeard, quarter: str) -> Objection:
    part = counted(Share(min(first.largest / first.warned.events, 1.0)), round(first.warned.events))
    return largest_part(part, first.customers, f"{first.issue} {first.noun} in {quarter}")


def _searched(listening: Listening, first: IssueHeard, minimum: int) -> Objection:
    if has_appeared(first, minimum):
        searched = counted(Count(float(len(listening.each)), SEARCHED), len(listening.each))
        said = sentence(
            "It is one of {searched:word} looked at, and false alarms are held over all.", searched=searched
        )
        return nothing_searched(said, {"searched": searched})
    ratios = {
        f"{each.issue} in {each.noun}": each.warned.ratio for each in listening.shown if not has_appeared(each, minimum)
    }
    return cherry_picked(first.warned.ratio, ratios, SEARCHED, CLAIM_LEVEL)


def _change(first: IssueHeard) -> Objection | None:
    usual: Estimate = expected(first)
    said = sentence("No more than {usual} on it next quarter, of as many, would go against it.", usual=usual)
    return change_our_mind([because(said, {"usual": usual})])

"""Is it the other way round? What the dates say of which came first."""

from __future__ import annotations

from analysis.estimates import Estimate, counted
from analysis.findings import Objection
from analysis.quantities import Count
from analysis.sentences import Sentence, sentence
from analysis.stories.objections.answered import Verdict, answered
from analysis.stories.objections.questions import Question

LEVEL = 0.05


def in_order_of_time(counts: Count, cause: str, effect: str, left_out: Count | None = None) -> Objection:
    """Where the dates hold only what came after: "only 1,651 answers given after the delay was known"."""
    estimates = {"in_order": counted(counts, round(counts.amount))}
    lines = [
        sentence(
            "All {counts} here come after {cause}: {effect} cannot have brought it about.",
            counts=counts,
            cause=cause,
            effect=effect,
        )
    ]
    if left_out is not None and left_out.amount > 0:
        estimates["left_out"] = counted(left_out, round(left_out.amount))
        verb = "was" if left_out.amount == 1 else "were"
        lines.append(sentence("{left_out} from before " + verb + " left out.", left_out=left_out))
    return answered(Question.OTHER_WAY_ROUND, Verdict.NO, lines, estimates)


def before_and_after(before: Estimate | None, after: Estimate, cause: str) -> Objection:
    """The same difference among answers from before the cause and from after it, each with its test.

    A difference that was there before is not the cause's doing.
    """
    if before is None:
        why = sentence("Too few answered before {cause} to see whether they differed then already.", cause=cause)
        return answered(Question.OTHER_WAY_ROUND, Verdict.CANNOT_BE_TOLD, [why], {"after": after})
    was_there = before.p_value is not None and before.p_value < LEVEL and _alike(before, after)
    verdict = Verdict.IN_PART if was_there else Verdict.NO
    said = sentence(
        "Before {cause} the difference was {before:signed} ({before:interval}), after it {after:signed}: "
        + ("it was there already." if was_there else "it was not there before by more than chance."),
        cause=cause,
        before=before,
        after=after,
    )
    if not was_there and before.low.amount <= after.value.amount <= before.high.amount:
        verdict = Verdict.CANNOT_BE_TOLD
        said = sentence(
            "Before {cause} the difference was {before:signed} ({before:interval}): too few answers to tell it from "
            "none, or from the {after:signed} after.",
            cause=cause,
            before=before,
            after=after,
        )
    return answered(Question.OTHER_WAY_ROUND, verdict, [said], {"before": before, "after": after})


def order_unknown(why: Sentence, estimates: dict[str, Estimate] | None = None) -> Objection:
    """Where no date says which came first: "the export holds no dates", "happy customers may use more"."""
    return answered(Question.OTHER_WAY_ROUND, Verdict.CANNOT_BE_TOLD, [why], estimates or {})


def no_dates() -> Objection:
    return order_unknown(sentence("No dates in this export say which came first."))


def no_cause_claimed(why: Sentence, estimates: dict[str, Estimate] | None = None) -> Objection:
    """Where the claim says that, not why: there is no way round to be the other."""
    return answered(Question.OTHER_WAY_ROUND, Verdict.NO, [why], estimates or {})


def _alike(before: Estimate, after: Estimate) -> bool:
    return before.value.amount * after.value.amount > 0

"""What became of the customers whom an initiative could reach, in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.estimates import Estimate, counted
from analysis.quantities import Count
from analysis.sentences import Sentence, sentence
from analysis.stories.priority_issues.initiative_customers import Reached
from analysis.stories.priority_issues.judging import is_significant


def reached_estimates(reached: Reached) -> dict[str, Estimate]:
    customers = counted(Count(reached.customers, "customers"), reached.customers)
    found = {
        "customers_reached": customers,
        "months_followed": counted(Count(reached.months, "months"), reached.months),
        "raised_later": reached.raised_later,
        "raised_later_before": reached.raised_later_before,
        "raised_later_change": reached.raised_less,
    }
    given = {"leaving_ratio_of_ratios": reached.leaving, "satisfaction_change_against_others": reached.satisfaction}
    return found | {name: each for name, each in given.items() if each is not None}


def reached_said(reached: Reached, told: Sequence[Estimate]) -> list[Sentence]:
    """`told`: those of the tests on leaving and satisfaction that may be spoken of as a difference."""
    return [_again(reached), *_leaving(reached, told), *_satisfaction(reached, told)]


def _again(reached: Reached) -> Sentence:
    ending = "." if is_significant(reached.raised_less) else ", which chance alone would show too."
    return sentence(
        "Of {customers} who had raised the issue in the {months} before the start, {later} raised it again in as many "
        "after; of those who had raised it as long before, {earlier} did" + ending,
        customers=Count(reached.customers, "customers"),
        months=Count(reached.months, "months"),
        later=reached.raised_later,
        earlier=reached.raised_later_before,
    )


def _leaving(reached: Reached, told: Sequence[Estimate]) -> list[Sentence]:
    ratio = reached.leaving
    if ratio is None:
        return [sentence("Too few of them left to say whether fewer do.")]
    if ratio not in told:
        return [
            sentence(
                "Whether fewer of them leave cannot be told: {ratio} as many as before, against others "
                "({ratio:interval}).",
                ratio=ratio,
            )
        ]
    word = "fewer" if ratio.value.amount < 1 else "more"
    return [
        sentence(
            f"Of them {word} leave: {{ratio}} as many as before, against others ({{ratio:interval}}).", ratio=ratio
        )
    ]


def _satisfaction(reached: Reached, told: Sequence[Estimate]) -> list[Sentence]:
    moved = reached.satisfaction
    if moved is None:
        return [sentence("Too few of them answered a survey both before and after to say whether they are happier.")]
    if moved not in told:
        return [
            sentence(
                "Whether they are happier cannot be told: their answers ({survey}) moved by {moved:signed} against "
                "others ({moved:interval}).",
                survey=reached.survey,
                moved=moved,
            )
        ]
    word = "happier" if moved.value.amount > 0 else "less happy"
    return [
        sentence(
            f"They are {word}: their answers ({{survey}}) moved by {{moved:signed}} against others "
            "({moved:interval}).",
            survey=reached.survey,
            moved=moved,
        )
    ]

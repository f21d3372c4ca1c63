"""Is it cherry-picked? The same figure at every twelve months that the exports reach, and in every group."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.estimates import Estimate, counted
from analysis.findings import Objection
from analysis.quantities import Count, Quantity, Share
from analysis.sentences import Part, Sentence, sentence
from analysis.stories.objections.answered import Verdict, answered
from analysis.stories.objections.questions import Question
from analysis.stories.retention_economics.searched import Searched

HARDLY_MOVED = 0.01  # a percentage point of a share, a hundredth of a sum: said, both ends would be one number


def every_end(name: str, shown: str, at_ends: Mapping[str, Estimate], groups: int = 0) -> Objection:
    """`at_ends`: the figure by label of its twelve months, oldest first; `shown` the one told; `groups` told beside.

    The latest end is what the story tells unless its reader chose another: then the latest is said beside it.
    """
    if shown not in at_ends:
        said = sentence("The export holds one state: there was no period to pick.")
        return answered(Question.CHERRY_PICKED, Verdict.NO, [said, *_groups(groups)], _counted_groups(groups))
    latest = list(at_ends)[-1]
    estimates = {f"{name}[period={label}]": each for label, each in at_ends.items()}
    estimates["windows"] = counted(Count(len(at_ends), "such windows"), len(at_ends))
    verdict = Verdict.NO if shown == latest else Verdict.IN_PART
    lines = [_spread(at_ends, shown, latest), *_groups(groups)]
    return answered(Question.CHERRY_PICKED, verdict, lines, estimates | _counted_groups(groups))


def _spread(at_ends: Mapping[str, Estimate], shown: str, latest: str) -> Sentence:
    if len(at_ends) == 1:
        return sentence("These are the only 12 months that the exports reach.")
    amounts = {label: each.value.amount for label, each in at_ends.items()}
    lowest, highest = min(amounts, key=lambda each: amounts[each]), max(amounts, key=lambda each: amounts[each])
    parts: dict[str, Part] = {
        "ends": Count(len(at_ends), "such windows"),
        "low": at_ends[lowest],
        "high": at_ends[highest],
        "latest": at_ends[latest],
        "label": latest,
    }
    place = {amounts[lowest]: ", and this is the lowest", amounts[highest]: ", and this is the highest"}
    where = place.get(amounts[shown], "")
    spread = "it lay between {low} and {high}" + where
    if amounts[highest] - amounts[lowest] < _hardly(at_ends[shown].value):
        spread = "it stayed at about {low}"
    if shown == latest:
        return Sentence(
            "These 12 months are the latest; over {ends}, one a quarter, " + spread + ".",
            parts,
        )
    return Sentence(
        "The reader chose these 12 months; the latest, {label}, show {latest}. "
        "Over {ends}, one a quarter, " + spread + ".",
        parts,
    )


def _hardly(figure: Quantity) -> float:
    return HARDLY_MOVED if isinstance(figure, Share) else HARDLY_MOVED * abs(figure.amount)


def _groups(groups: int) -> list[Sentence]:
    if not groups:
        return []
    return [sentence("The figure of each of {groups} is in the files.", groups=Count(groups, "groups of customers"))]


def _counted_groups(groups: int) -> dict[str, Estimate]:
    return {"groups_shown": counted(Count(groups, "groups of customers"), groups)} if groups else {}


def among_all(searched: Searched, name: str, more: tuple[Sentence, ...] = ()) -> Objection:
    """For a comparison: how many were searched for a difference in staying, and how many pass all together.

    Nothing is picked either way: what does not pass among all is told as open.
    """
    passing = sum(searched.passes(each) for each in searched.p_values)
    told = searched.passes(name)
    estimates = {
        "comparisons_searched": counted(Count(searched.tested, "comparisons"), searched.tested),
        "comparisons_that_pass": counted(Count(passing, "comparisons"), searched.tested),
    }
    if searched.tested == 1:
        said = sentence("It is the only comparison that was searched.")
    else:
        passes = {0: "none passes", 1: "{passing:word} passes"}.get(passing, "{passing:word} pass")
        which = ", this among them." if told else ", this not among them." if passing else "."
        said = sentence(
            "It is one of {searched} searched for a difference in staying; judged all together " + passes + which,
            searched=Count(searched.tested, "comparisons"),
            passing=passing,
        )
    return answered(Question.CHERRY_PICKED, Verdict.NO, [said, *more], estimates)

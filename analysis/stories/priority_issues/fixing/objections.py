"""What a board asks of a reckoning ahead."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.estimates import Estimate, counted
from analysis.findings import Objection
from analysis.quantities import Count, Share
from analysis.sentences import sentence
from analysis.stories.joined import listed
from analysis.stories.objections.answered import Verdict, answered
from analysis.stories.objections.change_our_mind import Falls, because, change_our_mind
from analysis.stories.objections.cherry_picked import nothing_searched
from analysis.stories.objections.finance import finance
from analysis.stories.objections.one_account import largest_part
from analysis.stories.objections.questions import Question, in_order
from analysis.stories.priority_issues.exposure import Exposure
from analysis.stories.priority_issues.fixing.reckoned import Reckoned, at_most
from analysis.stories.priority_issues.ranked import RankedIssue


def of_fixing(told: Reckoned) -> tuple[Objection, ...]:
    return in_order(_asked(told))


def _asked(told: Reckoned) -> Iterable[Objection | None]:
    yield _noise(told)
    yield _one_account(told)
    yield _other_way_round(told)
    yield finance(told.ground.finance_total, told.exposed, told.exposure.base())
    yield nothing_searched(
        sentence(
            "The reader chooses the issues; while nobody does, they are the first by the revenue that they expose."
        )
    )
    yield told.ground.counted_twice
    yield _margin(told)
    yield change_our_mind([_change(told)])


def _noise(told: Reckoned) -> Objection:
    estimates = {"revenue_saved": told.saved}
    if told.is_told:
        said = sentence(
            "The comparison with like customers leaves {saved:range}, and nothing is not in it.", saved=told.saved
        )
        return answered(Question.NOISE, Verdict.NO, [said], estimates)
    said = sentence("Chance alone could bring about all of it: the range begins at nothing.")
    return answered(Question.NOISE, Verdict.CANNOT_BE_TOLD, [said], estimates)


def _one_account(told: Reckoned) -> Objection:
    """By the issue that brings most of it, since the others add to it."""
    issue = max(told.each, key=lambda name: told.each[name].high.amount)
    return _largest_of(told.exposure, issue)


def _largest_of(exposure: Exposure, issue: str) -> Objection:
    whole = exposure.revenue(issue)
    part = counted(Share(exposure.largest(issue) / max(whole.value.amount, 1e-9)), whole.sample_size)
    return largest_part(part, whole.sample_size, f"the revenue behind {issue}")


def _other_way_round(told: Reckoned) -> Objection:
    announcing = [each.issue for each in told.given.issues if each.leaving and each.leaving.announces]
    lines = [
        sentence(
            "What was raised came before the quarter in which customers left or stayed; but who has made up their mind "
            "may complain more, which no export tells apart."
        )
    ]
    if announcing:
        lines.append(sentence("{issues} is left out of the money for that.", issues=listed(announcing)))
    return answered(Question.OTHER_WAY_ROUND, Verdict.CANNOT_BE_TOLD, lines, {})


def _margin(told: Reckoned) -> Objection:
    share = told.given.estimates["assumption[gross_margin]"]
    if told.is_told:
        saved, margin = told.saved, told.margin
        words = "The chart is revenue: {saved:range}. At a gross margin of {share} it is {margin:range} of margin."
    else:
        saved, margin = at_most(told.saved), at_most(told.margin)
        words = "The chart is revenue: at most {saved}. At a gross margin of {share} it is at most {margin} of margin."
    said = sentence(words, saved=saved, share=share, margin=margin)
    found = {"revenue_saved": saved, "assumption[gross_margin]": share, "margin_saved": margin}
    return answered(Question.MARGIN, None, [said], found)


def _change(told: Reckoned) -> Falls:
    thin = [each for each in told.given.issues if not each.goes_with_leaving]
    if told.break_even is not None:
        said = sentence(
            "Fixed as a trial for some customers first: fewer than {share} of the revenue exposed kept by it would not "
            "earn the cost.",
            share=told.break_even,
        )
        return because(said, {"break_even_share_of_exposed_revenue": told.break_even})
    if thin:
        followed = _followed(thin)
        said = sentence(
            "More losses among customers who raised {issues}, and among like ones who did not: {lost} so far.",
            issues=listed([each.issue for each in thin]),
            lost=followed,
        )
        return because(said, {"lost_so_far": followed})
    return because(sentence("A quarter in which their customers leave no more often than like ones."))


def _followed(issues: Iterable[RankedIssue]) -> Estimate:
    """Of customers who raised any of them; one who raised two is counted with the issue that lost most."""
    lost = max((each.leaving.lost for each in issues if each.leaving), default=0)
    return counted(Count(float(lost), "customers lost"), lost)

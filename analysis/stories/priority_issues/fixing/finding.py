"""What fixing up to three issues would save, and what it would cost."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.findings import Chart, ChartKind, Choices, Evidence, Finding, Grade
from analysis.quantities import Money
from analysis.sentences import Part, Sentence, sentence
from analysis.stories.joined import listed
from analysis.stories.priority_issues.exposure import QUERY, Exposure
from analysis.stories.priority_issues.facts import finding_id
from analysis.stories.priority_issues.fixing.objections import of_fixing
from analysis.stories.priority_issues.fixing.reckoned import Ground, Reckoned, at_most
from analysis.stories.priority_issues.fixing.supposed import MOST_FIXED, supposed
from analysis.stories.priority_issues.objections.known import finance_of
from analysis.stories.priority_issues.objections.of_exposure import counted_twice
from analysis.stories.priority_issues.ranked import RankedIssue
from analysis.view import Assumptions

METHOD = "spared_loss"
TOGETHER = "Together"


def fixing_finding(
    exposure: Exposure, issues: Sequence[RankedIssue], given: Assumptions | None = None
) -> Finding | None:
    """None where no money stands behind issues, or nobody could be followed until they left."""
    followed = tuple(each for each in issues if each.leaving is not None)
    if not exposure.has_money or not followed:
        return None
    facts = exposure.facts
    ground = Ground(exposure, followed, finance_of(facts), counted_twice(exposure))
    return _finding(ground, given or Assumptions())


def _finding(ground: Ground, given: Assumptions) -> Finding:
    exposure = ground.exposure
    told = Reckoned(ground, supposed(given, ground.issues, exposure.facts.edition.company))
    return Finding(
        id=finding_id("fixing"),
        claim=_claim(told),
        subtitle="Revenue a year that would stay in the first year, with its 95 % interval: what leaves beyond like "
        f"customers, of the revenue exposed, as far as it is put right. {exposure.period.label}",
        estimates=_estimates(told),
        evidence=_evidence(told),
        grade=Grade.ADJUSTED if told.is_told else Grade.OBSERVED,
        basis=exposure.facts.basis(exposure.departments, exposure.cases, exposure.noun, exposure.period.label),
        caveats=_caveats(told),
        objections=of_fixing(told),
        method=METHOD,
        is_open=not told.is_told,
        choices=_choices(ground.issues),
        under=partial(_finding, ground),
    )


def _choices(issues: Sequence[RankedIssue]) -> Choices:
    names = tuple(each.issue for each in issues)
    return Choices("Issues to fix, at most three", names, names[:MOST_FIXED], MOST_FIXED)


def _estimates(told: Reckoned) -> dict[str, Estimate]:
    found = {f"revenue_saved[issue={issue}]": each for issue, each in told.each.items()}
    found |= {f"revenue_at_risk[issue={each.issue}]": each.revenue for each in told.given.issues}
    found |= {
        "revenue_saved": told.saved,
        "revenue_at_risk[to be fixed]": told.exposed,
        "margin_saved": told.margin,
        **told.given.estimates,
    }
    nothing = counted(Money(0.0, told.given.currency, "year"), told.saved.sample_size)
    found |= {
        "revenue_saved[relief=0]": nothing,
        "most_saved": at_most(told.saved),
        "most_margin": at_most(told.margin),
    }
    if told.net is not None:
        found["margin_saved_less_cost"] = told.net
    if told.break_even is not None:
        found["break_even_share_of_exposed_revenue"] = told.break_even
    return found


def _claim(told: Reckoned) -> Sentence:
    given = told.given
    parts: dict[str, Part] = {
        "issues": listed(given.names),
        "saved": told.saved,
        "most": at_most(told.saved),
        "exposed": told.exposed,
        "cost": given.estimates.get("assumption[cost]", ""),
    }
    if given.relief == 0:
        return sentence("**If a fix changes nothing, nothing is saved**, and whatever it costs is lost")
    cost = ", for a cost of {cost}" if given.cost else ""
    of_exposed = " of the {exposed} that " + ("it exposes" if len(given.names) == 1 else "they expose") + cost
    if told.is_told:
        return sentence("**Fixing {issues} would save {saved:range}**" + of_exposed, **parts)
    if not told.saved.high.amount:
        said = "**Fixing {issues} would save nobody that can be shown**: they leave no more often than like ones"
        return sentence(said, **parts)
    return sentence(
        "What fixing {issues} would save **cannot be told yet: anything from nothing to {most}**" + of_exposed, **parts
    )


def _caveats(told: Reckoned) -> tuple[Sentence, ...]:
    stated = told.given.estimates
    said = [
        sentence(
            "Assumed, not found: the fix takes away {relief} of the trouble, and whoever is spared it leaves as like "
            "customers do. One year is counted; who is kept stays longer.",
            relief=stated["assumption[relief]"],
        ),
        *_by_issue(told),
        _cost(told),
    ]
    return tuple(said)


def _by_issue(told: Reckoned) -> list[Sentence]:
    """For each issue what is known of its customers' leaving, in groups of like answers."""
    by_state: dict[str, list[str]] = {}
    for each in told.given.issues:
        by_state.setdefault(_state(each), []).append(each.issue)
    return [sentence(words, issues=listed(names)) for words, names in by_state.items()]


def _state(each: RankedIssue) -> str:
    if each.goes_with_leaving:
        return "Customers who raise {issues} leave more often than like ones: money is claimed from that alone."
    found = each.leaving
    if found is not None and found.announces:
        return "{issues}: raised by customers who are leaving already, so no money is claimed from it."
    if found is not None and found.is_told:
        return "Customers who raise {issues} leave less often than like ones: no money is claimed from it."
    return (
        "That customers who raise {issues} leave more often than like ones cannot be told: the range begins at nothing."
    )


def _cost(told: Reckoned) -> Sentence:
    stated, unknown = told.given.estimates, told.given.without_cost
    names = listed(unknown) if unknown else ""
    if told.given.cost is None:
        return sentence(
            "What the fix would cost nobody has said: state it above, or as cost in issues.toml; whatever is spent "
            "beyond {margin} of margin is not earned back within a year.",
            margin=at_most(told.margin),
        )
    whose = "" if told.given.is_cost_chosen or not names else " (without {names}, whose cost nobody has said)"
    parts: dict[str, Part] = {"cost": stated["assumption[cost]"], "names": names, "margin": told.margin}
    if told.break_even is None:
        return sentence(
            "{cost}" + whose + " would not come back within a year even if all the revenue exposed were to stay by it.",
            **parts,
        )
    return sentence(
        "{cost}" + whose + " comes back within a year once {share} of the revenue exposed stays that would have left; "
        "the fix would bring " + ("{margin:range}" if told.is_told else "at most {most}") + " of margin.",
        share=told.break_even,
        most=at_most(told.margin),
        **parts,
    )


def _evidence(told: Reckoned) -> Evidence:
    rows = [_row(issue, each) for issue, each in told.each.items()]
    if len(rows) > 1:
        rows.append(_row(TOGETHER, told.saved, told.is_told))
    chart = Chart(ChartKind.DOTS, told.exposure.facts.money(0, "year").unit, {"value": "Revenue that would stay"})
    return Evidence(QUERY, told.exposure.result.parameters, chart, pd.DataFrame(rows))


def _row(label: str, found: Estimate, is_highlighted: bool = False) -> dict[str, object]:
    return {
        "label": label,
        "value": found.value.amount,
        "low": found.low.amount,
        "high": found.high.amount,
        "sample_size": found.sample_size,
        "is_highlighted": is_highlighted,
    }

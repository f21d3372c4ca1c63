"""Everything that is looked for, in the order in which it is told."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.findings import Finding
from analysis.stories.priority_issues.argument import Told
from analysis.stories.priority_issues.by_count import most_raised
from analysis.stories.priority_issues.competitors import competitors_named
from analysis.stories.priority_issues.exposure import Exposure, exposure_of
from analysis.stories.priority_issues.facts import facts_of
from analysis.stories.priority_issues.fixing.finding import fixing_finding
from analysis.stories.priority_issues.initiative_shown import initiatives_shown
from analysis.stories.priority_issues.initiatives import InitiativeResult, initiatives_of
from analysis.stories.priority_issues.leaving.features import feature_leaving_of
from analysis.stories.priority_issues.leaving.finding import leaving_finding, leaving_gaps
from analysis.stories.priority_issues.leaving.followed import leaving_of
from analysis.stories.priority_issues.leaving.touchpoints import touchpoint_leaving_of
from analysis.stories.priority_issues.loss_groups import loss_groups
from analysis.stories.priority_issues.loss_reasons import loss_reasons
from analysis.stories.priority_issues.losses import losses_of
from analysis.stories.priority_issues.money_first import money_first
from analysis.stories.priority_issues.objections.asked import Material, with_objections
from analysis.stories.priority_issues.ranked import RankedIssue, ranked_issues
from analysis.stories.priority_issues.ranking import ranking
from analysis.stories.priority_issues.rare_and_costly import rare_and_costly
from analysis.stories.priority_issues.reasons_within import reasons_within
from analysis.stories.priority_issues.touchpoints import low_touchpoints, touchpoints_of
from analysis.stories.priority_issues.trends import trend_finding, trends_of
from analysis.stories.priority_issues.warning.told import warned_of
from analysis.stories.priority_issues.what_worked import untestable_gaps, what_worked
from analysis.view import View
from queries.run import Edition


def _of_issues(
    exposure: Exposure, ranked: Sequence[RankedIssue], initiatives: Sequence[InitiativeResult]
) -> tuple[Finding | None, ...]:
    """By the money that they expose, where exports tell of any."""
    return (
        ranking(exposure, ranked, initiatives),
        fixing_finding(exposure, ranked),
        money_first(exposure),
        rare_and_costly(exposure),
        most_raised(exposure),
    )


def everything_told(edition: Edition, view: View) -> Told:
    facts = facts_of(edition, view)
    exposure, losses = exposure_of(facts), losses_of(facts)
    trends, initiatives = trends_of(facts), initiatives_of(facts)
    touchpoints = touchpoints_of(facts)
    each_trend = trends.each if trends else ()
    each_initiative = initiatives.each if initiatives else ()
    leaving, rated, used = leaving_of(facts), touchpoint_leaving_of(facts), feature_leaving_of(facts)
    each_leaving = leaving.issues if leaving else {}
    ranked = ranked_issues(exposure, each_trend, each_initiative, each_leaving) if exposure else ()
    warning, warning_gaps = warned_of(facts)
    found = (
        *(_of_issues(exposure, ranked, each_initiative) if exposure else ()),
        low_touchpoints(touchpoints) if touchpoints else None,
        leaving_finding(leaving) if leaving and not leaving.is_rated else None,
        leaving_finding(rated) if rated else None,
        leaving_finding(used) if used else None,
        *((loss_reasons(losses), reasons_within(losses), loss_groups(facts, losses)) if losses else ()),
        competitors_named(facts),
        warning,
        trend_finding(trends) if trends else None,
        what_worked(initiatives) if initiatives else None,
        *(initiatives_shown(initiatives) if initiatives else ()),
    )
    material = Material(facts, exposure, losses, trends, initiatives, touchpoints)
    findings = with_objections([finding for finding in found if finding is not None], material)
    return Told(
        facts,
        exposure,
        losses,
        each_trend,
        each_initiative,
        findings,
        (*leaving_gaps(exposure, leaving), *untestable_gaps(initiatives), *warning_gaps),
        ranked,
        touchpoints.lowest if touchpoints else None,
    )

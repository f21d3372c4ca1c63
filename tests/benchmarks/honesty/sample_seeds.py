"""Whether the sample company shows what is planted in it, whatever the seed. Run it as

    python -m tests.benchmarks.honesty.sample_seeds FOLDER 1 20

It writes and builds one company a seed below FOLDER (kept there, and not built again), tells all stories and prints
which of docs/sample_company.md's facts they miss, and which of its false ones they claim.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path

from analysis.estimates import Estimate
from analysis.findings import Finding, Grade, Story
from analysis.stories import STORY_IDS, tell
from analysis.view import View
from data_sources.build import build
from data_sources.sample import facts, write_sample
from data_sources.workspace import Workspace
from presentation.wording import say_plain
from queries.run import Edition, open_edition

Stories = Mapping[str, Story]
SERVICE, MONEY, ISSUES = "satisfaction", "retention-economics", "priority-issues"


def company_of(folder: Path, seed: int) -> Edition:
    """The sample company of that seed, built below the folder unless it already is."""
    workspace = folder / f"seed_{seed}"
    if Workspace(workspace).current_edition() is None:
        write_sample(workspace, seed)
        build(workspace)
    path = Workspace(workspace).current_edition()
    assert path is not None
    return open_edition(path)


def told(edition: Edition) -> Stories:
    return {story_id: tell(story_id, edition, View()) for story_id in STORY_IDS}


def finding(stories: Stories, name: str) -> Finding:
    """By its id with its story's: `satisfaction/mix`. Raises LookupError where it is not told."""
    story = stories[name.split("/")[0]]
    found = next((each for each in story.findings if each.id == name), None)
    if found is None:
        raise LookupError(f"{name} is not told")
    return found


def claim(stories: Stories, name: str) -> str:
    return say_plain(finding(stories, name).claim)


def estimate(stories: Stories, name: str, of: str) -> Estimate:
    estimates = finding(stories, name).estimates
    if of not in estimates:
        raise LookupError(f"{name} has no {of}")
    return estimates[of]


def _holds(found: Estimate, value: float) -> bool:
    return found.low.amount <= value <= found.high.amount


def _late_onboarding_halves_satisfaction(stories: Stories) -> bool:
    found = finding(stories, f"{SERVICE}/onboarding")
    return "lower where onboarding was late" in say_plain(found.claim) and found.grade is Grade.ADJUSTED


def _late_onboarding_doubles_leaving(stories: Stories) -> bool:
    found = finding(stories, f"{MONEY}/slow-onboarding")
    ratio = found.estimates["hazard_ratio"]
    is_told = found.grade is Grade.ADJUSTED and not found.is_open
    return is_told and _holds(ratio, facts.SLOW_ONBOARDING_HAZARD_RATIO)


def _billing_is_first_by_money(stories: Stories) -> bool:
    is_first = stories[ISSUES].headline.parts.get("issue") == facts.BILLING
    return is_first and claim(stories, f"{ISSUES}/money-first").startswith(f"{facts.BILLING} exposes the most revenue")


def _billing_is_fourth_by_count(stories: Stories) -> bool:
    return "yet is only fourth by number of cases" in claim(stories, f"{ISSUES}/money-first")


def _every_segment_improves_while_the_total_falls(stories: Stories) -> bool:
    found = finding(stories, f"{SERVICE}/mix").estimates
    said = say_plain(stories[SERVICE].headline).startswith("Every segment is happier, yet the score fell")
    return said and found["nps_change_rate_effect"].low.amount > 0 and found["nps_change_mix_effect"].high.amount < 0


def _small_accounts_answer_ever_more(stories: Stories) -> bool:
    return "“Small” now gives" in say_plain(stories[SERVICE].answer)


def _single_sign_on_worked(stories: Stories) -> bool:
    effect = estimate(stories, f"{ISSUES}/initiatives", f"initiative_effect[name={facts.WORKED.name}]")
    is_said = f"{facts.WORKED.name} worked" in claim(stories, f"{ISSUES}/initiatives")
    return is_said and _holds(effect, facts.WORKED.case_ratio)


def _help_centre_did_nothing(stories: Stories) -> bool:
    effect = estimate(stories, f"{ISSUES}/initiatives", f"initiative_effect[name={facts.DID_NOTHING.name}]")
    said = claim(stories, f"{ISSUES}/initiatives")
    return f"{facts.DID_NOTHING.name} shows no effect" in said and _holds(effect, 1.0)


def _second_data_centre_is_too_recent(stories: Stories) -> bool:
    words = [say_plain(each) for each in finding(stories, f"{ISSUES}/initiatives").caveats]
    return any(each.startswith(f"{facts.TOO_EARLY.name} cannot be tested yet: it is too recent.") for each in words)


def _northwind_grows(stories: Stories) -> bool:
    return claim(stories, f"{ISSUES}/competitors").startswith(f"{facts.COMPETITOR} is named ever more often")


def _no_other_competitor_grows(stories: Stories) -> bool:
    rows = finding(stories, f"{ISSUES}/competitors").evidence.rows
    return set(rows.loc[rows["is_highlighted"].astype(bool), "series"]) <= {facts.COMPETITOR}


def _unhappy_large_accounts_answer_less(stories: Stories) -> bool:
    return claim(stories, f"{SERVICE}/large-accounts").startswith("Unhappy large accounts answer less")


def _workflow_builder_is_only_segment(stories: Stories) -> bool:
    name = f"nps_difference_within_segments[feature={facts.CONFOUNDED_FEATURE}]"
    within = estimate(stories, f"{SERVICE}/features", name)
    said = claim(stories, f"{SERVICE}/features")
    return f"Users of “{facts.CONFOUNDED_FEATURE}” score" in said and "only because" in said and _holds(within, 0.0)


def _integrations_stay(stories: Stories) -> bool:
    name = f"nps_difference_within_segments[feature={facts.TRUE_DRIVER_FEATURE}]"
    stays = f"users of “{facts.TRUE_DRIVER_FEATURE}” stay" in claim(stories, f"{SERVICE}/features")
    return stays and estimate(stories, f"{SERVICE}/features", name).low.amount > 0


def _statements_weigh_as_planted(stories: Stories) -> bool:
    """The three heaviest in their order and told; reporting is too light for a promise."""
    weights = [
        estimate(stories, f"{SERVICE}/drivers", f"driver_weight[touchpoint={name}]")
        for name in ("Reliability", "Ease of use", "Features")
    ]
    falling = all(one.value.amount > other.value.amount for one, other in pairwise(weights))
    told = all(each.p_value is not None and each.p_value < 0.05 for each in weights)
    return falling and told and claim(stories, f"{SERVICE}/drivers").startswith("“Reliability”")


def _sales_and_service_disagree(stories: Stories) -> bool:
    return claim(stories, f"{SERVICE}/disagreement").startswith("Sales knows")


def _access_alone_moved(stories: Stories) -> bool:
    found = finding(stories, f"{ISSUES}/trend")
    also = [say_plain(each) for each in found.caveats if " too: " in say_plain(each)]
    return say_plain(found.claim).startswith("Access cases fell:") and not also


def _the_bridge_ties(stories: Stories) -> bool:
    return estimate(stories, f"{MONEY}/revenue-bridge", "finance_total_difference").value.amount == 0


def _retention_is_as_planted(stories: Stories) -> bool:
    gross = estimate(stories, f"{MONEY}/revenue-bridge", "gross_revenue_retention").value.amount
    net = estimate(stories, f"{MONEY}/revenue-bridge", "net_revenue_retention").value.amount
    logos = estimate(stories, f"{MONEY}/customers-kept", "logo_retention").value.amount
    return abs(gross - 0.90) < 0.05 and abs(net - 1.03) < 0.07 and abs(logos - 0.87) < 0.04


FACTS: Mapping[str, Callable[[Stories], bool]] = {
    "late onboarding goes with less satisfaction": _late_onboarding_halves_satisfaction,
    "late onboarding doubles the pace of leaving": _late_onboarding_doubles_leaving,
    "Billing is first by money": _billing_is_first_by_money,
    "Billing is fourth by count": _billing_is_fourth_by_count,
    "every segment improves while the total falls": _every_segment_improves_while_the_total_falls,
    "because small accounts answer ever more": _small_accounts_answer_ever_more,
    "Single sign-on worked": _single_sign_on_worked,
    "Help centre is not said to have worked": _help_centre_did_nothing,
    "Second data centre is too recent": _second_data_centre_is_too_recent,
    "Northwind Cloud grows": _northwind_grows,
    "no other competitor grows": _no_other_competitor_grows,
    "unhappy large accounts answer less": _unhappy_large_accounts_answer_less,
    "Workflow builder is not said to drive": _workflow_builder_is_only_segment,
    "Integrations stay": _integrations_stay,
    "reliability, ease of use and features weigh as planted": _statements_weigh_as_planted,
    "Sales and Service disagree": _sales_and_service_disagree,
    "Access alone moved": _access_alone_moved,
    "the bridge ties to Finance": _the_bridge_ties,
    "retention is as planted": _retention_is_as_planted,
}


def missed(stories: Stories) -> list[str]:
    """The facts that these stories do not show; empty where all of them are found and no false one is claimed."""
    return [name for name, is_shown in FACTS.items() if not _shown(is_shown, stories)]


def _shown(is_shown: Callable[[Stories], bool], stories: Stories) -> bool:
    try:
        return is_shown(stories)
    except LookupError:
        return False


def main(folder: Path, first: int, last: int) -> None:
    whole = 0
    for seed in range(first, last + 1):
        edition = company_of(folder, seed)
        wanting = missed(told(edition))
        edition.connection.close()
        whole += not wanting
        print(f"seed {seed}: {wanting or 'every fact'}", flush=True)
    print(f"{whole} of {last - first + 1} seeds show every fact")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))

"""What customers talk about: the share of comments that name each issue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.findings import Chart, ChartKind, Evidence, Finding, Grade
from analysis.quantities import Count
from analysis.sentences import Part, Sentence, sentence
from analysis.statistics.customer_totals import CustomerTotals
from analysis.stories.priority_issues.judging import is_significant
from analysis.stories.voice.facts import GROUPS, REST, Facts, finding_id
from analysis.stories.voice.tallies import Said, share_of


@dataclass(frozen=True)
class Talk:
    """`order`: the issues with a name of their own that may be shown, most comments first."""

    facts: Facts
    everything: Said
    names: list[str]
    totals: CustomerTotals
    largest: Mapping[str, float]  # comments on each issue of the single customer with most

    @cached_property
    def order(self) -> list[str]:
        return [issue for issue in self.facts.issues if issue != REST]

    def share(self, issue: str) -> Estimate:
        return share_of(self.facts.issues[issue].among(self.everything))

    def difference(self, first: str, second: str) -> Estimate:
        places = self.names.index(first), self.names.index(second)
        return self.totals.difference(*places, Count(0, "comments"), round(self.everything.customers))

    @cached_property
    def lead(self) -> Estimate | None:
        """What the first has beyond the rival that comes closest to it by its test; None without a rival."""
        leads = [self.difference(self.order[0], rival) for rival in self.order[1:]]
        return max(leads, key=lambda lead: lead.p_value or 0.0, default=None)

    @property
    def leader(self) -> str | None:
        """The issue that chance alone would not put before each of the others."""
        if not self.order or (self.lead is not None and not is_significant(self.lead)):
            return None
        return self.order[0]


def talk_of(facts: Facts) -> Talk | None:
    """None where no comment that may be shown names an issue."""
    if facts.everything is None or not [issue for issue in facts.issues if issue != REST]:
        return None
    return Talk(facts, facts.everything, *facts.totals("issue"))


def talked_about(talk: Talk) -> Finding:
    facts = talk.facts
    return Finding(
        id=finding_id("talk"),
        claim=_claim(talk),
        subtitle=f"Share of comments that name each issue; a comment may name several. {facts.period.label}",
        estimates=_estimates(talk),
        evidence=_evidence(talk),
        grade=Grade.OBSERVED,
        basis=facts.basis(talk.everything.comments),
        caveats=(*_caveats(talk), *hidden_caveat(facts, "issue", "issues")),
        quotations=facts.quoted.of_issue(talk.order[0]),
        method="design_effect",
        is_open=talk.leader is None,
    )


def hidden_caveat(facts: Facts, kind: str, of: str) -> tuple[Sentence, ...]:
    if not facts.not_shown(kind):
        return ()
    return (
        sentence(
            "Not shown: {hidden:word} raised by fewer than {minimum}, or that would give one of them away.",
            hidden=Count(float(facts.not_shown(kind)), of),
            minimum=Count(float(facts.minimum_group_size), "customers"),
        ),
    )


def _claim(talk: Talk) -> Sentence:
    first = talk.order[0]
    parts: dict[str, Part] = {
        "first": first,
        "share": talk.share(first),
        "all": Count(talk.everything.comments, "comments"),
    }
    if talk.lead is None:
        return sentence("**{share} of {all} are about {first}**; no other issue is named", **parts)
    parts |= {"tested": talk.lead, "second": talk.order[1], "other": talk.share(talk.order[1])}
    if talk.leader is not None:
        return sentence(
            "**{first} is what customers talk about most**: {share} of {all} name it; {second} follows with {other}",
            **parts,
        )
    return sentence(
        "No single issue is talked about most: **{first} ({share} of {all}) and {second} ({other}) cannot be told "
        "apart yet**",
        **parts,
    )


def _estimates(talk: Talk) -> dict[str, Estimate]:
    facts, found = talk.facts, dict[str, Estimate]()
    for issue, said in facts.issues.items():
        found[f"comment_share[issue={issue}]"] = talk.share(issue)
        found[f"comments[issue={issue}]"] = counted(Count(said.comments, "comments"), round(said.customers))
    found["comments"] = counted(Count(talk.everything.comments, "comments"), round(talk.everything.customers))
    found["customers"] = counted(Count(talk.everything.customers, "customers"), round(talk.everything.customers))
    if talk.lead is not None:
        found["comments_lead"] = talk.lead
    return found | facts.hidden_estimates("issue", "issues")


def _caveats(talk: Talk) -> list[Sentence]:
    return [
        sentence(
            "{comments} of {customers}: survey comments, service cases and reasons for leaving alike.",
            comments=Count(talk.everything.comments, "comments"),
            customers=Count(talk.everything.customers, "customers"),
        )
    ]


def _evidence(talk: Talk) -> Evidence:
    facts = talk.facts
    shares = {issue: talk.share(issue) for issue in facts.issues}
    rows = pd.DataFrame(
        {
            "label": list(shares),
            "value": [each.value.amount for each in shares.values()],
            "low": [each.low.amount for each in shares.values()],
            "high": [each.high.amount for each in shares.values()],
            "sample_size": [each.sample_size for each in shares.values()],
            "is_highlighted": [issue == talk.leader for issue in shares],
            "comments": [round(said.comments) for said in facts.issues.values()],
            "customers": [round(said.customers) for said in facts.issues.values()],
            "journey_stage": [facts.stages.get(issue) for issue in shares],
        }
    )
    parameters = {**facts.result.parameters, "segment": facts.segment}
    return Evidence(GROUPS, parameters, Chart(ChartKind.BARS, "share"), rows)

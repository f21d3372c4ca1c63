"""What customers talk about: the share of comments that name each issue, and each stage of their journey."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.findings import Finding, Grade
from analysis.quantities import Count
from analysis.sentences import Sentence, sentence
from analysis.stories.voice.facts import Facts, finding_id
from analysis.stories.voice.ranked import Ranked, hidden_caveat

KNOWN = ("journey_stage", "owner_department")
SAID_IN = {"answer": "survey comments", "case": "service cases", "loss": "reasons for leaving"}


def talked_about(talk: Ranked) -> Finding:
    facts = talk.facts
    return Finding(
        id=finding_id("talk"),
        claim=_claim(talk, "**{first} is what customers talk about most**", "No single issue is talked about most"),
        subtitle=f"Share of comments that name each issue; a comment may name several. {facts.period.label}",
        estimates=talk.estimates("issue"),
        evidence=talk.evidence(lambda issue: known_of(facts, issue)),
        grade=Grade.OBSERVED,
        basis=facts.basis(talk.whole.comments),
        caveats=(_whose(talk), *talk.needed_caveat(), *hidden_caveat(facts, "issue", "issues")),
        quotations=facts.quoted.of_issue(talk.first),
        method="customer_totals",
        is_open=talk.leader is None,
    )


def journey(stages: Ranked) -> Finding:
    """Issues stand for the stage of the journey that the catalogue gives them."""
    facts = stages.facts
    unknown = "Issues without a stage in the catalogue count for none."
    return Finding(
        id=finding_id("journey"),
        claim=_claim(stages, "**“{first}” is the stage customers speak of most**", "No single stage is spoken of most"),
        subtitle=f"Share of comments on issues of each stage of the customer's journey. {facts.period.label}",
        estimates=stages.estimates("stage"),
        evidence=stages.evidence(),
        grade=Grade.OBSERVED,
        basis=facts.basis(stages.whole.comments),
        caveats=(sentence(unknown), *stages.needed_caveat(), *hidden_caveat(facts, "stage", "stages")),
        method="customer_totals",
        is_open=stages.leader is None,
    )


def known_of(facts: Facts, issue: str) -> Mapping[str, object]:
    """Whose it is and where on the journey, as far as the catalogue says."""
    return {name: value for name, value in facts.catalogue.get(issue, {}).items() if name in KNOWN}


def _claim(ranked: Ranked, leading: str, undecided: str) -> Sentence:
    parts = {**ranked.leading_parts(), "all": Count(ranked.whole.comments, "comments")}
    if ranked.lead is None:
        return sentence("**{share} of {all} are about {first}**; nothing else can be shown beside it", **parts)
    if ranked.leader is not None:
        return sentence(leading + ": {share} of {all}; {second} follows with {other}", **parts)
    return sentence(
        undecided + ": **{first} ({share} of {all}) and {second} ({other}) cannot be told apart yet**", **parts
    )


def _whose(talk: Ranked) -> Sentence:
    held = set(talk.facts.departments["said_in"])
    kinds = [words for said_in, words in SAID_IN.items() if said_in in held]
    return sentence(
        "Counted alike: {kinds}, {comments} of {customers}.",
        kinds=" and ".join([", ".join(kinds[:-1]), kinds[-1]]) if len(kinds) > 1 else kinds[0],
        comments=Count(talk.whole.comments, "comments"),
        customers=Count(talk.whole.customers, "customers"),
    )

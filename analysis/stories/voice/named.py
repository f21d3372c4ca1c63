"""What customers wish for, and which competitors they name, in their own words."""

from __future__ import annotations

from analysis.estimates import Estimate
from analysis.findings import Finding, Grade
from analysis.quantities import Count
from analysis.sentences import Part, Sentence, sentence
from analysis.stories.voice.facts import finding_id
from analysis.stories.voice.ranked import NONE_OF_THEM, Ranked, hidden_caveat
from analysis.stories.voice.talked import known_of
from analysis.stories.voice.tallies import Said, share_of

QUOTED = 3  # what is asked for is many things


def wishes(ranked: Ranked) -> Finding | None:
    """What customers ask for that they do not have; `ranked`: the issues of what asks for something."""
    facts, wished = ranked.facts, ranked.whole
    if facts.everything is None:
        return None
    asked = share_of(wished.among(facts.everything))
    return Finding(
        id=finding_id("wishes"),
        claim=_wishes_claim(ranked, asked),
        subtitle=f"Share of the comments that ask for something, by the issue they name. {facts.period.label}",
        estimates={"wish_share": asked, **ranked.estimates("wish")},
        evidence=ranked.evidence(lambda issue: known_of(facts, issue)),
        grade=Grade.OBSERVED,
        basis=facts.basis(wished.comments),
        caveats=(_wished_most(ranked), *hidden_caveat(facts, "wish", "issues")),
        quotations=facts.quoted.about("wish", "wish", how_many=QUOTED),
        method="customer_totals",
    )


def _wishes_claim(ranked: Ranked, asked: Estimate) -> Sentence:
    """What no issue names is what is asked for and not there."""
    parts: dict[str, Part] = {"asked": asked, "wishes": Count(ranked.whole.comments, "comments")}
    if NONE_OF_THEM not in ranked.subjects:
        return sentence("**{wishes} ask for something that customers do not have**, {asked} of all", **parts)
    return sentence(
        "**{wishes} ask for something that customers do not have**, {asked} of all; {none} of these wishes name no "
        "issue",
        none=ranked.share(NONE_OF_THEM),
        **parts,
    )


def _wished_most(ranked: Ranked) -> Sentence:
    parts = ranked.leading_parts()
    if ranked.lead is None:
        return sentence("{share} of the wishes name {first}.", **parts)
    if ranked.leader is not None:
        return sentence(
            "Of the issues, {first} is wished about most often: {share}; {second} follows with {other}.", **parts
        )
    return sentence(
        "Whether more wishes name {first} ({share}) than {second} ({other}) cannot be told yet.",
        **parts,
    )


def competitors(ranked: Ranked) -> Finding:
    """Which competitors customers name wherever they write."""
    facts = ranked.facts
    return Finding(
        id=finding_id("competitors"),
        claim=_competitors_claim(ranked),
        subtitle=f"Share of comments that name each competitor. {facts.period.label}",
        estimates=ranked.estimates("competitor"),
        evidence=ranked.evidence(),
        grade=Grade.OBSERVED,
        basis=facts.basis(ranked.whole.comments),
        caveats=(
            sentence("To name a competitor is not to leave for it: the words may praise us beside it."),
            *ranked.needed_caveat(),
            *hidden_caveat(facts, "competitor", "competitors"),
        ),
        quotations=facts.quoted.about("competitor", ranked.first),
        method="customer_totals",
        is_open=ranked.leader is None,
    )


def _competitors_claim(ranked: Ranked) -> Sentence:
    parts: dict[str, Part] = {**ranked.leading_parts(), **_who(ranked.subjects[ranked.first], "")}
    if ranked.lead is None:
        return sentence("**{customers} name {first}**, in {comments}; no other competitor can be shown", **parts)
    parts |= _who(ranked.subjects[ranked.order[1]], "_other")
    if ranked.leader is not None:
        return sentence(
            "**{first} is the competitor that customers name most**: {comments} of {customers}; {second} follows with "
            "{comments_other}",
            **parts,
        )
    return sentence(
        "No single competitor is named most: **{first} ({comments}) and {second} ({comments_other}) cannot be told "
        "apart yet**",
        **parts,
    )


def _who(said: Said, ending: str) -> dict[str, Part]:
    return {
        f"comments{ending}": Count(said.comments, "comments"),
        f"customers{ending}": Count(said.customers, "customers"),
    }

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
        caveats=(*_unnamed(ranked), *hidden_caveat(facts, "wish", "issues")),
        quotations=facts.quoted.about("wish", "wish"),
        method="customer_totals",
        is_open=ranked.leader is None,
    )


def _wishes_claim(ranked: Ranked, asked: Estimate) -> Sentence:
    parts = {**ranked.leading_parts(), "asked": asked}
    if ranked.lead is None:
        return sentence("**{asked} of comments ask for something**; {share} of these name {first}", **parts)
    if ranked.leader is not None:
        return sentence(
            "**{asked} of comments ask for something, most often about {first}**: {share} of them, and {other} about "
            "{second}",
            **parts,
        )
    return sentence(
        "**{asked} of comments ask for something**; whether more ask about {first} ({share}) than about {second} "
        "({other}) cannot be told yet",
        **parts,
    )


def _unnamed(ranked: Ranked) -> tuple[Sentence, ...]:
    """What nobody has named yet is what is asked for and not there."""
    if NONE_OF_THEM not in ranked.subjects:
        return ()
    return (sentence("{share} of them name no issue of the catalogue.", share=ranked.share(NONE_OF_THEM)),)


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

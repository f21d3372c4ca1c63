"""What customers wish for, and which competitors they name, in their own words."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.estimates import Estimate
from analysis.findings import Finding, Grade
from analysis.quantities import Count
from analysis.sentences import Part, Sentence, sentence
from analysis.stories.voice.facts import finding_id
from analysis.stories.voice.ranked import NONE_OF_THEM, Ranked, hidden_caveat
from analysis.stories.voice.talked import known_of
from analysis.stories.voice.tallies import Said, share_of
from analysis.stories.voice.wished import Wished, wished_of

QUOTED = 3  # what is asked for is many things


def wishes(ranked: Ranked) -> Finding | None:
    """What customers ask for that they do not have; `ranked`: the issues of what asks for something."""
    facts, wished = ranked.facts, ranked.whole
    if facts.everything is None:
        return None
    asked, things = share_of(wished.among(facts.everything)), wished_of(facts)
    return Finding(
        id=finding_id("wishes"),
        claim=_wishes_claim(ranked, asked, things),
        subtitle=_wishes_subtitle(ranked, things),
        estimates={"wish_share": asked, **ranked.estimates("wish"), **(things.estimates() if things else {})},
        evidence=things.evidence() if things else ranked.evidence(lambda issue: known_of(facts, issue)),
        grade=Grade.OBSERVED,
        basis=facts.basis(wished.comments),
        caveats=tuple(_wishes_caveats(ranked, things)),
        quotations=things.quotations(facts) if things else facts.quoted.about("wish", "wish", how_many=QUOTED),
        method="customer_totals",
    )


def _wishes_subtitle(ranked: Ranked, things: Wished | None) -> str:
    if things is not None:
        return f"Customers who wish for each thing, as their own words name it. {ranked.facts.period.label}"
    return f"Share of the comments that ask for something, by the issue they name. {ranked.facts.period.label}"


def _wishes_claim(ranked: Ranked, asked: Estimate, things: Wished | None) -> Sentence:
    """By name where their words tell what is wished for."""
    parts: dict[str, Part] = {"asked": asked, "wishes": Count(ranked.whole.comments, "comments")}
    if things is not None:
        listed, names = things.said()
        words = f"**Customers wish for {listed}**: {{wishes}} ask for something that they do not have, {{asked}} of all"
        return sentence(words, **parts, **names)
    return sentence("**{wishes} ask for something that customers do not have**, {asked} of all", **parts)


def _wishes_caveats(ranked: Ranked, things: Wished | None) -> Iterator[Sentence]:
    if things is not None:
        yield things.how_told()
    if NONE_OF_THEM in ranked.subjects:
        yield sentence("{none} of the wishes name no issue that is counted.", none=ranked.share(NONE_OF_THEM))
    if ranked.order:
        yield _wished_most(ranked)
    yield from hidden_caveat(ranked.facts, "wish", "issues")


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

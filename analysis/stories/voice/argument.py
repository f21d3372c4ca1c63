"""The story in five lines, what could prove it wrong, and the decision that it asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.estimates import Estimate, counted
from analysis.findings import Ask, Finding
from analysis.quantities import Count
from analysis.sentences import Part, Sentence, sentence
from analysis.stories.satisfaction.breakdowns import named
from analysis.stories.voice.facts import Facts
from analysis.stories.voice.groups import Groups
from analysis.stories.voice.moods import Moods
from analysis.stories.voice.ranked import Ranked
from analysis.stories.voice.tallies import COMPLAINT, PRAISE
from analysis.stories.voice.trends import Trends

NOT_NAMED = "to be named"
ADVICE = {
    PRAISE: "build on {praised}, which earns praise",
    COMPLAINT: "find out what is behind {complained}, which draws complaints",
}


@dataclass(frozen=True)
class Told:
    """Everything that was found, from which the lines around the findings are written."""

    facts: Facts
    moods: Moods | None
    groups: Groups | None
    trends: Trends | None
    talk: Ranked | None
    findings: tuple[Finding, ...]

    def first_of(self, mood: str) -> str | None:
        """The issue that stands out in that mood."""
        above = self.moods.above(mood) if self.moods is not None else []
        return above[0] if above else None

    def finding(self, slug: str) -> Finding | None:
        return next((each for each in self.findings if each.id.endswith(f"/{slug}")), None)


def headline(told: Told) -> Sentence:
    praised, complained = told.first_of(PRAISE), told.first_of(COMPLAINT)
    if told.moods is not None and praised is not None and complained is not None:
        return sentence(
            "Customers praise {praised}, in {praise} of comments on it, and complain of {complained}, in {complaint}",
            praised=praised,
            complained=complained,
            praise=told.moods.found[PRAISE, praised].level,
            complaint=told.moods.found[COMPLAINT, complained].level,
        )
    for finding in (*(each for each in told.findings if not each.is_open), *told.findings):
        return finding.claim
    return sentence("What customers say in their own words cannot be told from these exports")


def situation(told: Told) -> Sentence:
    everything = told.facts.everything
    if everything is None:
        if told.facts.departments.empty:
            return sentence("No export holds a word that customers wrote.")
        return sentence("Too few customers wrote in their own words to say anything of them.")
    return sentence(
        "{customers} wrote {comments} in their own words ({period}).",
        customers=Count(everything.customers, "customers"),
        comments=Count(everything.comments, "comments"),
        period=told.facts.period.label,
    )


def complication(told: Told) -> Sentence:
    if told.facts.everything is None:
        return sentence("Without them customers are numbers alone.")
    if told.trends is not None and told.trends.moved:
        moved = told.trends.moved[0]
        return sentence(
            "What they write of moves: {issue} takes a {larger} share than before.",
            issue=moved.issue,
            larger=moved.parts()["larger"],
        )
    return sentence("Nobody can read them all, and the loudest do not speak for the others.")


def answer(told: Told) -> Sentence:
    words, parts = [], dict[str, Part]()
    for mood, verb in (
        (PRAISE, "build on {praised}, which earns praise"),
        (COMPLAINT, "find out what is behind {complained}, which draws complaints"),
    ):
        issue = told.first_of(mood)
        if issue is not None:
            words.append(verb)
            parts["praised" if mood == PRAISE else "complained"] = issue
    above = told.groups.above() if told.groups is not None else []
    if above and told.groups is not None:
        words.append("hear {group} customers on {issue}")
        parts |= {"issue": above[0][0], "group": named(told.groups.dimension, above[0][1])}
    if words:
        said = "; ".join(words)
        return sentence(said[:1].upper() + said[1:] + ".", **parts)
    if told.talk is not None and told.talk.leader is not None:
        return sentence("Hear first what they say of {issue}.", issue=told.talk.leader)
    if told.findings:
        return sentence("Nothing stands out beyond chance; the findings say how far each figure reaches.")
    return sentence("The gaps below say which department's export would answer it.")


def doubts(told: Told) -> tuple[Sentence, ...]:
    if told.facts.everything is None:
        return ()
    said = [
        sentence(
            "Only those who wrote are heard, {customers}: what the silent think no comment says.",
            customers=Count(told.facts.everything.customers, "customers"),
        ),
        sentence(
            "Words are read by what the catalogue, the departments and the company's own scores taught: single "
            "comments can stand under the wrong issue, so read some before you act."
        ),
    ]
    reading = told.finding("reading")
    none = reading.claim.parts.get("none") if reading is not None else None
    if none is not None:
        said.append(
            sentence(
                "{none} of comments are about none of the issues that are counted: what matters may lie there.",
                none=none,
            )
        )
    return tuple(said)


def ask_of(told: Told) -> Ask | None:
    """What nobody has named yet wants a name and an owner, or to be let go."""
    proposals = told.finding("proposals")
    if proposals is None:
        return None
    label = proposals.claim.parts["label"]
    return Ask(
        sentence("Take “{label}” into the catalogue of issues, with an owner, or decide to let it go.", label=label),
        NOT_NAMED,
        None,
        None,
        sentence("From the next edition on it is counted like any other issue, and its share is known."),
    )


def estimates_behind(told: Told) -> Mapping[str, Estimate]:
    everything = told.facts.everything
    if everything is None:
        return {}
    size = round(everything.customers)
    return {
        "comments": counted(Count(everything.comments, "comments"), size),
        "customers": counted(Count(everything.customers, "customers"), size),
    }

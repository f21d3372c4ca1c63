"""The story in five lines: what stands over the findings, taken from the most important of them."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.findings import Ask
from analysis.sentences import Sentence, sentence
from analysis.stories.joined import joined
from analysis.stories.satisfaction.told import Told

QUESTION = "How satisfied are our customers, and what moves it?"


@dataclass(frozen=True)
class Argument:
    headline: Sentence
    situation: Sentence
    complication: Sentence
    answer: Sentence


def argument(told: tuple[Told, ...]) -> Argument:
    """From findings in order of importance, of which one is the level."""
    by_id = {each.finding.id: each for each in told}
    level, change = by_id["level"], by_id.get("change")
    first = next((each for each in told if each.headline is not None), level)
    nothing = level.contrast or sentence("No group and no touchpoint stands apart from the rest by more than chance.")
    apart = [each for each in told if each.line is not None and each.finding.id not in ("level", "change")]
    said = [apart[0].line] if apart and apart[0].line else []
    advice = [each.advice for each in told if each.advice is not None][:1]
    return Argument(
        first.headline or sentence("How satisfied customers are"),
        level.line or sentence(""),
        change.line if change and change.line else sentence("Whether it is rising or falling no export says."),
        joined([*said, *advice]) if said or advice else nothing,
    )


def nothing_known() -> Argument:
    """Where no survey has enough answers."""
    return Argument(
        sentence("No export here says how satisfied customers are"),
        sentence("The exports at hand hold no survey with enough answers."),
        sentence("So satisfaction can be neither stated nor followed."),
        sentence("**Ask the departments for their surveys:** see what is missing below."),
    )


def ask(told: tuple[Told, ...]) -> Ask | None:
    """Hear the large accounts that keep silent, where it is told that they do."""
    silent = next((each for each in told if each.finding.id == "large-accounts" and each.advice), None)
    if silent is None:
        return None
    estimates = silent.finding.estimates
    return Ask(
        sentence("Call every unhappy large account that did not answer"),
        "CCO",
        None,
        None,
        sentence(
            "The share of unhappy large accounts that answer rises from {unhappy} to the {others} of the others",
            unhappy=estimates["response_share[size=large, mood=unhappy]"],
            others=estimates["response_share[size=large, mood=not unhappy]"],
        ),
    )

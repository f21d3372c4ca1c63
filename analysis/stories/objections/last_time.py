"""What did we say last time? The same finding as it was told before, in its own words and with its own numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from analysis.estimates import Estimate
from analysis.findings import Finding, Objection, Story
from analysis.sentences import Part, Sentence, sentence
from analysis.stories.joined import joined
from analysis.stories.objections.questions import Question, in_order


@dataclass(frozen=True)
class ToldBefore:
    """An earlier telling: when it was ("A quarter earlier, over the 12 months to June 2026"), and what it found.

    Names of parts in `when` begin with "told", so that no claim has them. `findings` by their ids; None where it cannot
    be told again. `label` marks its estimates.
    """

    when: Sentence
    label: str
    findings: Mapping[str, Finding] | None


def with_last_time(story: Story, told_before: Sequence[ToldBefore]) -> Story:
    """Every finding with what was said of it before, as the last question but one."""
    return replace(story, findings=tuple(_with_answer(each, told_before) for each in story.findings))


def last_time(finding: Finding, told_before: Sequence[ToldBefore]) -> Objection | None:
    """None where nothing was told before."""
    if not told_before:
        return None
    found = [(each, (each.findings or {}).get(finding.id)) for each in told_before]
    estimates: dict[str, Estimate] = {}
    for telling, before in found:
        estimates |= _said_numbers(before, telling.label) if before else {}
    answer = joined([_line(telling, finding, before) for telling, before in found])
    return Objection(Question.LAST_TIME, answer, estimates)


def _with_answer(finding: Finding, told_before: Sequence[ToldBefore]) -> Finding:
    others = (each for each in finding.objections if each.question != Question.LAST_TIME)
    return replace(finding, objections=in_order([*others, last_time(finding, told_before)]))


def _line(telling: ToldBefore, now: Finding, before: Finding | None) -> Sentence:
    if telling.findings is None:
        return _after(telling.when, ", it cannot be told again: another version of the app built it.")
    if before is None:
        return _after(telling.when, ", nothing could be said of it.")
    verb = ", the finding was the same" if _says_the_same(before, now) else ", the finding read"
    claim = _quotable(before.claim.template.replace("**", "").rstrip("."))
    said = {name: _quotable(part) if isinstance(part, str) else part for name, part in before.claim.parts.items()}
    return Sentence(f"{telling.when.template}{verb}: “{claim}”.", {**telling.when.parts, **said})


def _says_the_same(before: Finding, now: Finding) -> bool:
    """The same words of the same groups, whatever the numbers; periods and other words in figures aside."""
    words = [
        {name: part for name, part in each.claim.parts.items() if isinstance(part, str) and not re.search(r"\d", part)}
        for each in (before, now)
    ]
    return (before.claim.template, before.is_open, words[0]) == (now.claim.template, now.is_open, words[1])


def _quotable(text: str) -> str:
    """What stands within quotation marks has its own made single."""
    return text.translate(str.maketrans("“”", "‘’"))


def _after(when: Sentence, words: str) -> Sentence:
    return sentence(when.template + words, **when.parts)


def _said_numbers(before: Finding, label: str) -> dict[str, Estimate]:
    """The estimates that its claim says, each marked with when it was told."""
    said = list(before.claim.parts.values())
    return {
        _marked(name, label): each for name, each in before.estimates.items() if any(_says(part, each) for part in said)
    }


def _says(part: Part, estimate: Estimate) -> bool:
    ends: Iterable[object] = (estimate, estimate.value, estimate.low, estimate.high)
    return part in ends or (isinstance(part, int) and part == estimate.value.amount)


def _marked(name: str, label: str) -> str:
    """ "nps" becomes "nps[told=Q2]", "nps[segment=Small]" "nps[segment=Small, told=Q2]"."""
    return f"{name[:-1]}, told={label}]" if name.endswith("]") else f"{name}[told={label}]"

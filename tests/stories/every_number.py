"""Finds the numbers in a story's sentences that no estimate of their finding stands behind."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from string import Formatter

from analysis.estimates import Estimate
from analysis.findings import Finding, Story
from analysis.quantities import Count, Quantity
from analysis.sentences import Part, Sentence

# What may stand in figures without an estimate: the level of an interval or of a test.
LEVELS = re.compile(r"\b(?:95|99|90) %")
# Names of time: "Q3 2026", "Q3 FY2026", "September 2026", "12 months to September 2026", "30 September 2026".
TIMES = re.compile(r"\bQ[1-4] (?:FY)?\d{4}\b|\b12 months\b|\b(?:\d{1,2} )?[A-Z][a-z]+ \d{4}\b|\bFY\d{4}\b|\b\d{4}\b")
SAME = 1e-9


def unbacked(story: Story) -> list[str]:
    """One line for each number that equals no estimate; empty where every number has one."""
    return [*(line for each in story.findings for line in unbacked_in(each)), *_of_the_story(story)]


def unbacked_in(finding: Finding) -> list[str]:
    own = list(finding.estimates.values())
    named = _names(finding)
    found = [line for each in (finding.claim, *finding.caveats) for line in _unbacked(each, own, named)]
    for objection in finding.objections:
        found += _unbacked(objection.answer, [*own, *objection.estimates.values()], named)
    return [f"{finding.id}: {line}" for line in found]


def _of_the_story(story: Story) -> list[str]:
    estimates = [*story.estimates.values()]
    estimates += [estimate for each in story.findings for estimate in each.estimates.values()]
    estimates += [
        estimate for each in story.findings for asked in each.objections for estimate in asked.estimates.values()
    ]
    said = [story.headline, story.situation, story.complication, story.answer, *story.doubts]
    if story.ask:
        said += [story.ask.decision, story.ask.measure]
        estimates += [story.ask.cost] if story.ask.cost else []
    named = {name for each in story.findings for name in _names(each)}
    return [f"{story.id}: {line}" for each in said for line in _unbacked(each, estimates, named)]


def _unbacked(sentence: Sentence, estimates: list[Estimate], named: set[str]) -> Iterator[str]:
    for literal, name, _, _ in Formatter().parse(sentence.template):
        if re.search(r"\d", LEVELS.sub("", TIMES.sub("", literal))):
            yield f"figures written into {sentence.template!r}"
        if name is not None and not _is_backed(sentence.parts[name], estimates, named):
            yield f"{{{name}}} = {sentence.parts[name]!r} in {sentence.template!r}"


def _is_backed(part: Part, estimates: Iterable[Estimate], named: set[str]) -> bool:
    if isinstance(part, str):
        left = TIMES.sub("", part)
        for name in sorted((each for each in named if re.search(r"\D", each)), key=len, reverse=True):
            left = left.replace(name, "")
        return not re.search(r"\d", LEVELS.sub("", left))
    if isinstance(part, Estimate):
        return any(_is_same(part.value, each.value) and _is_same(part.low, each.low) for each in estimates)
    if isinstance(part, Quantity):
        return any(_is_one_of(part, each) for each in estimates)
    if isinstance(part, int):
        return any(_is_one_of(Count(part, ""), each) for each in estimates)
    return True  # a day


def _is_one_of(quantity: Quantity, estimate: Estimate) -> bool:
    if isinstance(quantity, Count) and quantity.amount == estimate.sample_size:
        return True
    return any(_is_same(quantity, end) for end in (estimate.value, estimate.low, estimate.high))


def _is_same(one: Quantity, other: Quantity) -> bool:
    """Counts of whatever; otherwise the same unit."""
    same_unit = (isinstance(one, Count) and isinstance(other, Count)) or one.unit == other.unit
    return same_unit and math.isclose(one.amount, other.amount, rel_tol=SAME, abs_tol=SAME)


def _names(finding: Finding) -> set[str]:
    """Names in which figures may stand, of departments, groups, surveys, issues: as rows and estimates have them."""
    rows = finding.evidence.rows
    texts = {
        str(value) for column in rows.columns for value in rows[column].dropna().unique() if isinstance(value, str)
    }
    in_names = {match for name in finding.estimates for match in re.findall(r"[=:] ?([^,\]]+)", name)}
    return {
        *texts,
        *in_names,
        *finding.basis.departments,
        *(str(value) for value in finding.evidence.parameters.values()),
    }

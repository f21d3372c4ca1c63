"""The estimates behind the summary's own lines: those of the stories that it quotes, and of no other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from analysis.estimates import Estimate
from analysis.findings import Story
from analysis.quantities import Count, Quantity
from analysis.sentences import Part, Sentence


def estimates_behind(lines: Iterable[Sentence], stories: Sequence[Story]) -> dict[str, Estimate]:
    """By story and name; a summary carries no number that it does not say."""
    said = {number for line in lines for part in line.parts.values() for number in _numbers(part)}
    return {name: each for name, each in _told(stories) if not said.isdisjoint(_of(each))}


def _told(stories: Sequence[Story]) -> Iterator[tuple[str, Estimate]]:
    for story in stories:
        for name, estimate in story.estimates.items():
            yield f"{story.id}/{name}", estimate
        for finding in story.findings:
            for name, estimate in finding.estimates.items():
                yield f"{finding.id}/{name}", estimate


def _of(estimate: Estimate) -> set[tuple[str, float]]:
    """What may be quoted of it: its value, and the size of its sample as a count."""
    return {_named(estimate.value), ("", float(estimate.sample_size))}


def _numbers(part: Part) -> Iterator[tuple[str, float]]:
    if isinstance(part, Estimate):
        yield _named(part.value)
    elif isinstance(part, Quantity):
        yield _named(part)
    elif isinstance(part, int):
        yield "", float(part)


def _named(quantity: Quantity) -> tuple[str, float]:
    """Counts of whatever go by their number alone."""
    return "" if isinstance(quantity, Count) else quantity.unit, float(quantity.amount)

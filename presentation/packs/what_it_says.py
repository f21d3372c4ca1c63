"""The numbers that a finding says now, each with whose it is: what a title written over it is held against."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from analysis.estimates import Estimate
from analysis.findings import Finding
from analysis.quantities import ShareChange
from presentation.packs.numbers_said import JOINED, SaidNumber, numbers_in, tokens_in
from presentation.wording import say_estimate, say_part, say_plain, say_share

GROUP = re.compile(r"\[(.*)\]$")
DIFFERENCES = ("change", "difference", "effect", "excess", "lead")
NOT_SAID = frozenset({"minimum_group_size"})  # a rule of the house, no number of the finding
DIGITS = re.compile(r"\d")


@dataclass(frozen=True)
class Owned:
    """A number of an estimate. `groups` are whose it is, dimension and name: {("issue", "Billing")}; empty: of all."""

    number: SaidNumber
    groups: frozenset[tuple[str, str]]
    direction: int = 0  # of a difference: 1 up, -1 down

    def is_named_in(self, text: str) -> bool:
        return not self.groups or any(names_in(text, name) for _, name in self.groups)


class Says:
    """What a finding says; the parts that a title does not ask for are not worked out."""

    def __init__(self, finding: Finding) -> None:
        self._finding = finding
        self.claim_text = say_plain(finding.claim)
        self.claim = numbers_in(self.claim_text)

    @cached_property
    def plain(self) -> tuple[SaidNumber, ...]:
        """Numbers of the claim, the subtitle and the source line: anybody's."""
        beside = (self._finding.subtitle, *_source(self._finding))
        return (*self.claim, *(number for text in beside for number in numbers_in(text)))

    @cached_property
    def owned(self) -> tuple[Owned, ...]:
        """Numbers of its estimates, each with whose it is."""
        said = ((name, each) for name, each in self._finding.estimates.items() if name not in NOT_SAID)
        return tuple(owned for name, each in said for owned in _of_estimate(name, each))

    @cached_property
    def names(self) -> frozenset[str]:
        """Of all groups that it has an estimate of."""
        return frozenset(group for name in self._finding.estimates for _, group in groups_of(name))

    def names_of(self, dimensions: Collection[str]) -> tuple[str, ...]:
        """Of the groups of these dimensions."""
        groups = (each for name in self._finding.estimates for each in groups_of(name))
        return tuple(sorted({name for dimension, name in groups if dimension in dimensions}))

    @cached_property
    def tokens(self) -> frozenset[str]:
        """Its quarters, months and names with digits, in lower case."""
        texts = (self.claim_text, self._finding.subtitle, *_source(self._finding), *self._finding.estimates)
        return frozenset(token.lower() for text in texts for token in tokens_in(text))

    def says_number(self, number: SaidNumber, title: str) -> bool:
        """Whether the finding says it; a group's number only where the title names the group."""
        if any(number.says(each) for each in self.plain):
            return True
        return any(number.says(each.number) and each.is_named_in(title) for each in self.owned)

    def says_range(self, low: SaidNumber, high: SaidNumber, title: str) -> bool:
        """Whether an estimate of the claim, or of a group that the title names, has that interval."""
        if not JOINED.fullmatch(title[low.end : high.start]):
            return False
        return any(low.says(one) and high.says(other) for one, other in _ranges(self._finding, title))

    def has_token(self, token: str) -> bool:
        return token.lower() in self.tokens

    def nearest_in_claim(self, number: SaidNumber) -> SaidNumber | None:
        """The same amount of something else, else the nearest of the same unit."""
        same = [each for each in self.claim if each.amount == number.amount]
        alike = [each for each in self.claim if each.unit == number.unit and not each.is_year]
        return min(same or alike, key=lambda each: abs(each.amount - number.amount), default=None)


def skeleton(text: str) -> str:
    """The sentence with its numbers taken out."""
    cut = text
    for number in reversed(numbers_in(text)):
        cut = f"{cut[: number.start]}#{cut[number.end :]}"
    return " ".join(cut.lower().split()).rstrip(".")


def _source(finding: Finding) -> list[str]:
    basis = finding.basis
    covered = [each for each in (basis.coverage_customers, basis.coverage_revenue) if each is not None]
    until = [say_part(part) for part in finding.claim.parts.values() if isinstance(part, str) and DIGITS.search(part)]
    return [basis.period, f"{basis.sample_size:,} {basis.sample_of}", *map(say_share, covered), *until]


def _of_estimate(name: str, estimate: Estimate) -> Iterator[Owned]:
    groups = groups_of(name)
    is_difference = isinstance(estimate.value, ShareChange) or any(word in name for word in DIFFERENCES)
    forms = ["", "size"] if is_difference else [""]
    direction = (estimate.value.amount > 0) - (estimate.value.amount < 0) if is_difference else 0
    for form in forms:
        for number in numbers_in(say_estimate(estimate, form))[:1]:
            yield Owned(number, groups, direction)


def groups_of(name: str) -> frozenset[tuple[str, str]]:
    found = GROUP.search(name)
    if not found:
        return frozenset()
    pairs = (each.partition("=") for each in re.split(r",\s*", found[1]))
    return frozenset((left.strip(), right.strip()) if right else ("", left.strip()) for left, _, right in pairs)


def _ranges(finding: Finding, title: str) -> Iterator[tuple[SaidNumber, SaidNumber]]:
    parts = list(finding.claim.parts.values())
    for name, estimate in finding.estimates.items():
        if estimate in parts or all(names_in(title, group) for _, group in groups_of(name)):
            ends = numbers_in(say_estimate(estimate, "range"))
            if len(ends) == 2:
                yield ends[0], ends[1]


def names_in(text: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) is not None

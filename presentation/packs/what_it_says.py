"""The numbers that a finding says now, each with whose it is: what a title written over it is held against."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.estimates import Estimate
from analysis.findings import Finding
from analysis.quantities import ShareChange
from presentation.packs.numbers_said import JOINED, SaidNumber, numbers_in, tokens_in
from presentation.wording import say_estimate, say_part, say_plain, say_share

GROUP = re.compile(r"\[(.*)\]$")
DIFFERENCES = ("change", "difference", "effect", "excess", "lead")
DIGITS = re.compile(r"\d")


@dataclass(frozen=True)
class Owned:
    """A number of an estimate. `groups` are whose it is, dimension and name: {("issue", "Billing")}; empty: of all."""

    number: SaidNumber
    groups: frozenset[tuple[str, str]]
    direction: int = 0  # of a difference: 1 up, -1 down

    def is_named_in(self, text: str) -> bool:
        return not self.groups or any(names_in(text, name) for _, name in self.groups)


@dataclass(frozen=True)
class Says:
    """`plain` stand in the claim, the subtitle or the source line; `owned` come from estimates; `ranges` pair ends."""

    claim: tuple[SaidNumber, ...]
    plain: tuple[SaidNumber, ...]
    owned: tuple[Owned, ...]
    ranges: tuple[tuple[SaidNumber, SaidNumber], ...]
    tokens: frozenset[str]
    claim_text: str
    names: frozenset[str]  # of groups

    def says_number(self, number: SaidNumber, title: str) -> bool:
        """Whether the finding says it; a group's number only where the title names the group."""
        if any(number.says(each) for each in self.plain):
            return True
        return any(number.says(each.number) and each.is_named_in(title) for each in self.owned)

    def says_range(self, low: SaidNumber, high: SaidNumber, title: str) -> bool:
        is_joined = JOINED.fullmatch(title[low.end : high.start]) is not None
        return is_joined and any(low.says(one) and high.says(other) for one, other in self.ranges)

    def has_token(self, token: str) -> bool:
        return token.lower() in self.tokens

    def nearest_in_claim(self, number: SaidNumber) -> SaidNumber | None:
        alike = [each for each in self.claim if each.unit == number.unit and not each.is_year]
        return min(alike, key=lambda each: abs(each.amount - number.amount), default=None)


def says_of(finding: Finding) -> Says:
    claim = say_plain(finding.claim)
    text = " · ".join([claim, finding.subtitle, *_source(finding)])
    numbers = numbers_in(claim)
    owned = tuple(each for name, estimate in finding.estimates.items() for each in _of_estimate(name, estimate))
    return Says(
        claim=numbers,
        plain=(
            *numbers,
            *numbers_in(finding.subtitle),
            *(each for said in _source(finding) for each in numbers_in(said)),
        ),
        owned=owned,
        ranges=tuple(_ranges(finding)),
        tokens=frozenset(token.lower() for said in (text, *finding.estimates) for token in tokens_in(said)),
        claim_text=claim,
        names=frozenset(group for each in owned for _, group in each.groups),
    )


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


def _ranges(finding: Finding) -> Iterator[tuple[SaidNumber, SaidNumber]]:
    for estimate in finding.estimates.values():
        ends = numbers_in(say_estimate(estimate, "range"))
        if len(ends) == 2:
            yield ends[0], ends[1]


def names_in(text: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) is not None

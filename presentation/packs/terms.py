"""A finding said in one unit: in money, in cases, in points of the score. The sentences stand in terms.toml."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from analysis.estimates import Estimate
from analysis.findings import Finding
from presentation.packs.what_it_says import groups_of, names_in
from presentation.wording import say_estimate, say_plain

TERMS_FILE = Path(__file__).with_name("terms.toml")


@dataclass(frozen=True)
class Terms:
    """`words` begin the sentence; `says` has the phrase of each estimate's name."""

    words: str
    says: Mapping[str, str]


@dataclass(frozen=True)
class _Said:
    phrase: str
    estimate: Estimate
    is_claimed: bool  # the number is the claim's own
    place: int  # among the phrases


@cache
def terms_of(audience: str) -> Terms | None:
    """None for an audience that has no terms of its own."""
    with TERMS_FILE.open("rb") as file:
        entry = tomllib.load(file).get(audience)
    return Terms(entry["words"], entry["says"]) if entry else None


def place_in(terms: Terms, finding: Finding) -> tuple[int, int]:
    """Where the finding stands among others for who thinks in these terms, the smallest first.

    Those whose claim's own number is in these terms come before those with any other, and what the terms name first
    before what they name later.
    """
    said = list(_said(terms, finding))
    claimed = [each for each in said if each.is_claimed]
    first = min((each.place for each in claimed or said), default=len(terms.says))
    return (0 if claimed else 1 if said else 2), first


def said_in(terms: Terms, finding: Finding) -> str:
    """One sentence with its interval; "" where the claim says as much, or says that it cannot be told yet."""
    claim = say_plain(finding.claim)
    adding = [each for each in _said(terms, finding) if _adds(each.estimate, claim)]
    if finding.is_open or not adding:
        return ""
    return f"{terms.words}: {adding[0].phrase} ({_how_sure(adding[0].estimate)})."


def _said(terms: Terms, finding: Finding) -> Iterator[_Said]:
    """In the order of the terms. Of groups, those alone that the claim names: others would need another chart."""
    claim, parts = say_plain(finding.claim), list(finding.claim.parts.values())
    by_key = defaultdict(list)
    for name, estimate in finding.estimates.items():
        groups = dict(groups_of(name))
        by_key[_key(name, groups)].append((groups, estimate))
    for place, (wanted, phrase) in enumerate(terms.says.items()):
        for groups, estimate in by_key.get(wanted, ()):
            if all(names_in(claim, group) for group in groups.values()):
                words = phrase.format(value=say_estimate(estimate), **groups)
                yield _Said(words, estimate, estimate in parts, place)


def _key(name: str, groups: Mapping[str, str]) -> str:
    """ "response_share[mood,size]"; what is named without a dimension counts as no group."""
    dimensions = sorted(each for each in groups if each)
    return name.partition("[")[0] + (f"[{','.join(dimensions)}]" if dimensions else "")


def _adds(estimate: Estimate, claim: str) -> bool:
    """A number that the claim says adds its interval, where it has one and the claim does not say that too."""
    if estimate.low.amount < estimate.high.amount:
        return say_estimate(estimate, "range") not in claim
    return say_estimate(estimate) not in claim


def _how_sure(estimate: Estimate) -> str:
    return f"{say_estimate(estimate, 'interval')}, n = {estimate.sample_size:,}"

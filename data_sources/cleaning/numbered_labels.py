"""Labels that hold their number: "10 - extremely likely", "4 out of 5", "5/5", "★★★★☆"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from data_sources.detections import Certainty

STARS = re.compile(r"([★⭐🌟*]+)\ufe0f?([☆✩]*)")
OF = re.compile(r"(\d{1,3})\s*(?:/|of|out of|von|sur|de|di|van|z|из|av|av)\s*(\d{1,3})(?:\s+\w+)?", re.IGNORECASE)
STARS_IN_WORDS = re.compile(
    r"(\d)\s*(?:stars?|sterne?|étoiles?|estrellas?|stelle|stella|estrelas?|sterren|ster|gwiazdk\w*|зв\w+|stjärn\w*)",
    re.IGNORECASE,
)
NUMBERED = re.compile(r"(\d{1,2})\s*(?:[-–—=:.)(]+\s*|\s)([^\W\d_][^\d]*)\)?")
BARE = re.compile(r"\d{1,2}")


@dataclass(frozen=True)
class NumberedScale:
    values: Mapping[str, float]
    low: float
    high: float
    certainty: Certainty
    evidence: str


def numbered_scale(rows: Mapping[str, int]) -> NumberedScale | None:
    """The scale of labels that hold their number; None where one holds none, or where all are bare numbers."""
    if all(BARE.fullmatch(label.strip()) for label in rows):
        return None
    for read in (_in_stars, _of_a_most, _with_words):
        found = read(list(rows))
        if found is not None:
            return found
    return None


def _in_stars(labels: list[str]) -> NumberedScale | None:
    signs = {label: STARS.fullmatch(label.strip()) for label in labels}
    words = {label: STARS_IN_WORDS.fullmatch(label.strip()) for label in labels}
    if all(signs.values()):
        filled = {label: float(len(each[1])) for label, each in signs.items() if each}
        whole = {len(each[1] + each[2]) for each in signs.values() if each and each[2]}
    elif all(words.values()):
        filled, whole = {label: float(each[1]) for label, each in words.items() if each}, set()
    else:
        return None
    if len(whole) > 1 or max(filled.values()) > max(whole or {5}):
        return None
    return NumberedScale(filled, 1, max(whole or {5}), "sure" if whole else "likely", "stars")


def _of_a_most(labels: list[str]) -> NumberedScale | None:
    """ "4 out of 5": the scale says its own end; 0 is on it where it occurs, and in "of 10"."""
    found = {label: OF.fullmatch(label.strip()) for label in labels}
    if not all(found.values()):
        return None
    values = {label: float(each[1]) for label, each in found.items() if each}
    most = {int(each[2]) for each in found.values() if each}
    if len(most) > 1 or max(values.values()) > max(most):
        return None
    low = 0 if min(values.values()) == 0 or max(most) == 10 else 1
    return NumberedScale(values, low, most.pop(), "sure" if low == 1 else "likely", "answers such as " + labels[0])


def _with_words(labels: list[str]) -> NumberedScale | None:
    """ "9 - very likely", beside bare numbers; words at both ends tell where the scale ends."""
    numbered = {label: NUMBERED.fullmatch(label.strip()) or BARE.fullmatch(label.strip()) for label in labels}
    if not all(numbered.values()):
        return None
    values = {label: float(re.match(r"\d+", each[0])[0]) for label, each in numbered.items() if each}  # type: ignore[index]
    if len(set(values.values())) != len(values) or len(values) < 3:
        return None
    lowest, highest = min(values.values()), max(values.values())
    if highest not in (3, 4, 5, 6, 7, 10) or lowest > 1:
        return None
    ends = [label for label, number in values.items() if number in (lowest, highest) and not BARE.fullmatch(label)]
    low = 0.0 if lowest == 0 else 1.0
    return NumberedScale(
        values,
        low,
        highest,
        "sure" if len(ends) == 2 else "likely",
        f"numbers with words, such as {ends[0] if ends else labels[0]!r}",
    )

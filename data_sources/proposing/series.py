"""Exports of one series: the same table handed over again and again, under names that differ by a date or a number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile
from pathlib import PurePosixPath

from data_sources.matching import matches

QUARTER = r"\d{4}[-_. ]?[qQ][1-4]|[qQ][1-4][-_. ]?\d{4}"
DATE = r"\d{4}[-_.]\d{1,2}([-_.]\d{1,2})?|\d{1,2}[-_.]\d{1,2}[-_.]\d{4}|\d{1,2}[-_.]\d{4}"
MONTH = (
    r"(?:jan(?:uar[yi]?)?|feb(?:ruar[yi]?)?|mar(?:ch|z)?|märz|apr(?:il)?|mai|may|june?|juni|july?|juli|aug(?:ust)?|"
    r"sep(?:t(?:ember)?)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)(?![a-zA-Z])"
)
CHANGING = re.compile(rf"(?i:(?<![a-zA-Z]){MONTH}[-_. ]?\d{{2,4}}|{QUARTER}|{DATE}|\d+)")
ROUND = re.compile(r"\(\*\)|(?:[-_. ]*\*)+")
# fnmatch takes these for patterns; a question mark stands for any one character, itself among them.
SPECIAL = re.compile(r"[\[\]]")
STAMP = re.compile(rf"(?i:{QUARTER}|{DATE}|\d{{6,8}}|(?<!\d)(?:19|20)\d{{2}}(?!\d)|{MONTH}[-_. ]?\d{{2,4}})")


def series_of(path: str) -> str:
    """ "service/follow_up_2025-Q1.csv" -> "service/follow_up_*.csv"; a name without a number stays as it is."""
    place = PurePosixPath(path)
    folder = "" if place.parent == PurePosixPath(".") else f"{place.parent}/"
    stem = CHANGING.sub("*", place.stem)
    separator = re.search(r"[-_. ]*(?=\*)", stem)
    mark = separator.group() if separator else ""
    stem = ROUND.sub(lambda found: f"{mark}*" if found.start() else "*", stem)
    return SPECIAL.sub("?", f"{folder}{stem}") + place.suffix


def is_stamped(path: str) -> bool:
    """Whether the file's name holds a year, a quarter or a day."""
    return STAMP.search(PurePosixPath(path).stem) is not None


def title_of(path: str) -> str:
    """What the series is called: the file's name without its date, numbers and separators."""
    stem = CHANGING.sub(" ", PurePosixPath(path).stem)
    return " ".join(re.sub(r"[_\-.()]+", " ", stem).split())


def same_series(paths: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The paths by series, each series in the order in which its first export came."""
    found: dict[str, tuple[str, ...]] = {}
    for path in paths:
        series = series_of(path)
        found[series] = (*found.get(series, ()), path)
    return found


def match_for(paths: Sequence[str], others: Iterable[str]) -> str | None:
    """A pattern that takes these exports of one series and none of the others; None where there is none.

    That of the whole series where it does, since it takes next month's export as well.
    """
    if len(paths) == 1 and not is_stamped(paths[0]):
        return SPECIAL.sub("?", paths[0])
    start = _same_start(paths).rstrip("0123456789")
    ending = _same_start([path[::-1] for path in paths])[::-1].lstrip("0123456789")
    exact = [paths[0]] if len(paths) == 1 else []
    tried = [series_of(paths[0]), *(SPECIAL.sub("?", each) for each in (f"{start}*{ending}", *exact))]
    rest = list(others)
    return next((each for each in tried if _takes(each, paths) and not any(matches(path, each) for path in rest)), None)


def _takes(pattern: str, paths: Sequence[str]) -> bool:
    return all(matches(path, pattern) for path in paths)


def _same_start(texts: Sequence[str]) -> str:
    return "".join(signs[0] for signs in takewhile(lambda signs: len({*signs}) == 1, zip(*texts, strict=False)))

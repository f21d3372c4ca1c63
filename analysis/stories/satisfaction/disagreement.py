"""Where two departments know the same customers as happy and as unhappy. Both are shown; nobody is wrong."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import pandas as pd

from analysis.estimates import Estimate
from analysis.findings import Basis, Chart, ChartKind, Evidence, Finding, Grade
from analysis.quantities import Count
from analysis.sentences import Sentence, sentence
from analysis.statistics.share import share
from analysis.stories.periods import PeriodRef
from analysis.stories.satisfaction.counts import counts
from analysis.stories.satisfaction.survey import Survey
from analysis.stories.satisfaction.telling import Telling
from analysis.stories.satisfaction.told import Told

IMPORTANCE = 33
ELSE = "in between, or too few to show"


@dataclass(frozen=True)
class SeenTwice:
    """Customers that two departments' surveys know, by what each knows: (first mood, second mood) -> customers."""

    first: Survey
    second: Survey
    period: PeriodRef
    customers: dict[tuple[str, str], float]
    minimum: int

    @property
    def total(self) -> float:
        return sum(self.customers.values())

    @property
    def name(self) -> str:
        return f"{self.first.department} and {self.second.department}"

    def shown(self, *cells: tuple[str, str]) -> float:
        """Customers in those cells, each left out when it is too small to show."""
        counts = [self.customers.get(cell, 0.0) for cell in cells]
        return sum(count for count in counts if count >= self.minimum)

    @property
    def asks_alike(self) -> bool:
        """Marks of satisfaction on both sides; a recommendation from 0 to 10 is harder won than a good mark."""
        return "nps" not in (self.first.kind, self.second.kind)

    @property
    def opposed(self) -> float:
        return self.shown(("happy", "unhappy"), ("unhappy", "happy"))

    @property
    def most_opposed(self) -> float:
        """In the direction in which more customers are seen otherwise."""
        return max(self.shown(("happy", "unhappy")), self.shown(("unhappy", "happy")))

    @property
    def parts(self) -> dict[str, float]:
        """What the chart shows, as customers; the rest is one part."""
        first, second = self.first.department, self.second.department
        found = {
            "both happy": self.shown(("happy", "happy")),
            f"{first} happy, {second} unhappy": self.shown(("happy", "unhappy")),
            f"{first} unhappy, {second} happy": self.shown(("unhappy", "happy")),
            "both unhappy": self.shown(("unhappy", "unhappy")),
        }
        return {**found, ELSE: self.total - sum(found.values())}


def disagreement(telling: Telling) -> Told | None:
    """The finding; None where no two departments asked enough of the same customers."""
    seen = _seen(telling)
    if not seen:
        return None
    most = max(seen, key=lambda each: (each.asks_alike, each.most_opposed, each.total))
    departments = tuple(sorted({survey.department for each in seen for survey in (each.first, each.second)}))
    finding = Finding(
        "disagreement",
        _claim(most),
        f"Customers asked by both departments, by what each knows of them, {most.period.label}",
        {**_estimates(seen), **_counts(most)},
        Evidence(
            "satisfaction/disagreement",
            telling.parameters("satisfaction/disagreement", period_id=most.period.period_id),
            Chart(ChartKind.STACKED, "share"),
            _rows(seen, most),
        ),
        Grade.OBSERVED,
        Basis(departments, round(most.total), "customers", most.period.label),
        (
            sentence(
                "Happy: the mean answer is a promoter’s or one of the two best marks; unhappy: a detractor’s or below "
                "the middle. The questions differ, so both may be right."
            ),
        ),
        method="share",
    )
    return Told(finding, IMPORTANCE, about=(seen, most))


def _seen(telling: Telling) -> list[SeenTwice]:
    """Each pair of surveys once: over the level's period, or over all dates where one of them is undated."""
    found: dict[tuple[int, int], SeenTwice] = {}
    for period in dict.fromkeys((telling.periods.level, telling.periods.everything)):
        rows = telling.run("satisfaction/disagreement", period_id=period.period_id)
        for ids, customers in sorted(_by_surveys(rows).items()):
            first, second = telling.survey(ids[0]), telling.survey(ids[1])
            if first is None or second is None or ids in found:
                continue
            seen = SeenTwice(first, second, period, customers, telling.minimum)
            if seen.total >= telling.minimum:
                found[ids] = seen
    return list(found.values())


def _by_surveys(rows: pd.DataFrame) -> dict[tuple[int, int], dict[tuple[str, str], float]]:
    """Customers by the moods of their answers to the first and to the second of two surveys."""
    found = defaultdict[tuple[int, int], dict[tuple[str, str], float]](dict)
    columns = ("first_survey_id", "second_survey_id", "first_mood", "second_mood", "customers")
    for first, second, *moods, customers in zip(*(rows[name] for name in columns), strict=True):
        found[int(first), int(second)][str(moods[0]), str(moods[1])] = float(customers)
    return found


def _claim(most: SeenTwice) -> Sentence:
    total = Count(most.total, "customers that both asked")
    first, second = most.first.department, most.second.department
    if most.opposed == 0:
        return sentence(
            "{first} and {second} contradict each other on hardly any of the {total}",
            first=first,
            second=second,
            total=total,
        )
    kinder, harsher = first, second
    count = most.shown(("happy", "unhappy"))
    if most.shown(("unhappy", "happy")) > count:
        kinder, harsher, count = second, first, most.shown(("unhappy", "happy"))
    return sentence(
        "{kinder} knows {opposed} as happy that {harsher} knows as unhappy, {share} of the {total}",
        kinder=kinder,
        harsher=harsher,
        opposed=Count(count, "customers"),
        share=share(count, most.total),
        total=total,
    )


def _counts(most: SeenTwice) -> dict[str, Estimate]:
    both = counts({f"customers_asked_by_both[{most.name}]": Count(most.total, "customers")})
    if most.most_opposed == 0:
        return both
    opposed = {f"customers_seen_otherwise[{most.name}]": Count(most.most_opposed, "customers")}
    share_of_all = {f"customers_seen_otherwise_share[{most.name}]": share(most.most_opposed, most.total)}
    return {**both, **counts(opposed), **share_of_all}


def _estimates(seen: list[SeenTwice]) -> dict[str, Estimate]:
    """Only cells of enough customers, or of none."""
    return {
        f"customers_seen_share[{each.first.title} and {each.second.title}, {part}]": share(count, each.total)
        for each in seen
        for part, count in each.parts.items()
        if part != ELSE and count > 0
    }


def _rows(seen: list[SeenTwice], most: SeenTwice) -> pd.DataFrame:
    several = len({each.name for each in seen}) < len(seen)
    rows = [
        (
            f"{each.first.title} and {each.second.title}" if several else each.name,
            _part_in_general(part, each),
            count / each.total,
            False,
        )
        for each in sorted(seen, key=lambda each: each is not most)
        for part, count in each.parts.items()
    ]
    return pd.DataFrame(rows, columns=["label", "part", "value", "is_highlighted"])


def _part_in_general(part: str, each: SeenTwice) -> str:
    """The chart's bars share one set of parts: first and second as the bar's label names them."""
    first, second = each.first.department, each.second.department
    return {
        f"{first} happy, {second} unhappy": "first happy, second unhappy",
        f"{first} unhappy, {second} happy": "first unhappy, second happy",
    }.get(part, part)

"""Subjects of one kind by how many comments name them, and whether one is named more than any other beyond chance."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.findings import Chart, ChartKind, Evidence
from analysis.quantities import Count, Ratio
from analysis.sentences import Part, Sentence, sentence
from analysis.statistics.customer_totals import CustomerTotals
from analysis.stories.priority_issues.judging import is_significant
from analysis.stories.voice.facts import GROUPS, REST, Facts
from analysis.stories.voice.level_rows import level_row
from analysis.stories.voice.tallies import Said, share_of

NONE_OF_THEM = "none of the issues"
NO_NAME = frozenset({REST, NONE_OF_THEM})
MOST_TIMES = 100.0  # as many customers: beyond it nobody will ever tell the two apart


@dataclass(frozen=True)
class Ranked:
    """Comments on each subject of a kind, among `whole`. `subjects`: those that may be shown, most comments first."""

    facts: Facts
    kind: str
    whole: Said
    subjects: Mapping[str, Said]
    names: list[str]
    totals: CustomerTotals
    largest: Mapping[str, float]  # comments on each of the single customer with most

    @cached_property
    def order(self) -> list[str]:
        """Those with a name of their own."""
        return [each for each in self.subjects if each not in NO_NAME]

    @property
    def first(self) -> str:
        return self.order[0]

    def share(self, subject: str) -> Estimate:
        return share_of(self.subjects[subject].among(self.whole))

    def difference(self, first: str, second: str) -> Estimate:
        places = self.names.index(first), self.names.index(second)
        return self.totals.difference(*places, Count(0, "comments"), round(self.whole.customers))

    @cached_property
    def lead(self) -> Estimate | None:
        """What the first has beyond the rival that comes closest to it by its test; None without a rival."""
        leads = [self.difference(self.first, rival) for rival in self.order[1:]]
        return max(leads, key=lambda lead: lead.p_value or 0.0, default=None)

    @property
    def leader(self) -> str | None:
        """What chance alone would not put before each of the others."""
        is_leading = self.lead is None or is_significant(self.lead)
        return self.first if self.order and is_leading else None

    @cached_property
    def times_needed(self) -> float | None:
        """How many times as many customers would part the first two; None where one leads or none ever would."""
        if self.leader is not None or len(self.order) < 2:
            return None
        times = self.totals.times_needed(*(self.names.index(each) for each in self.order[:2]))
        return None if times is None or times > MOST_TIMES else max(times, 1.0)

    def estimates(self, of: str) -> dict[str, Estimate]:
        found: dict[str, Estimate] = {}
        for name, said in self.subjects.items():
            found[f"comment_share[{of}={name}]"] = self.share(name)
            found[f"comments[{of}={name}]"] = counted(Count(said.comments, "comments"), round(said.customers))
            found[f"customers[{of}={name}]"] = counted(Count(said.customers, "customers"), round(said.customers))
        found |= {
            "comments": counted(Count(self.whole.comments, "comments"), round(self.whole.customers)),
            "customers": counted(Count(self.whole.customers, "customers"), round(self.whole.customers)),
        }
        if self.lead is not None:
            found["comments_lead"] = self.lead
        if self.times_needed is not None:
            found["times_as_many_customers_needed"] = counted(Ratio(self.times_needed), round(self.whole.customers))
        return found | self.facts.hidden_estimates(self.kind, of)

    def needed_caveat(self) -> tuple[Sentence, ...]:
        if self.leader is not None or len(self.order) < 2:
            return ()
        if self.times_needed is None:
            return (sentence("The first two are so close that no realistic number of customers would part them."),)
        said = "Telling the first two apart would take about {times} as many customers who write as these do."
        return (sentence(said, times=Ratio(self.times_needed)),)

    def evidence(self, further: Callable[[str], Mapping[str, object]] = lambda name: {}) -> Evidence:
        """Bars of the shares; `further` gives columns of the story's own."""
        rows = [
            {
                **level_row(name, self.share(name), name == self.leader and len(self.subjects) > 1),
                "comments": round(said.comments),
                "customers": round(said.customers),
                **further(name),
            }
            for name, said in self.subjects.items()
        ]
        return Evidence(GROUPS, self.facts.parameters(self.kind), Chart(ChartKind.BARS, "share"), pd.DataFrame(rows))

    def leading_parts(self) -> dict[str, Part]:
        """What every claim on the first says: its name and share, and the second's where there is one."""
        parts: dict[str, Part] = {"first": self.first, "share": self.share(self.first)}
        if self.lead is not None:
            parts |= {"tested": self.lead, "second": self.order[1], "other": self.share(self.order[1])}
        return parts


def ranked_of(facts: Facts, kind: str, whole: Said | None, needs_name: bool = True) -> Ranked | None:
    """None where no subject of that kind may be shown; `needs_name`: none with a name of its own."""
    subjects = facts.subjects(kind)
    if whole is None or not (set(subjects) - NO_NAME if needs_name else subjects):
        return None
    return Ranked(facts, kind, whole, subjects, *facts.totals(kind))


def hidden_caveat(facts: Facts, kind: str, of: str) -> tuple[Sentence, ...]:
    """Only where some are hidden."""
    if not facts.not_shown(kind):
        return ()
    return (
        sentence(
            "Not shown: {hidden:word} named by fewer than {minimum}, or that would give one of them away.",
            hidden=Count(float(facts.not_shown(kind)), of),
            minimum=Count(float(facts.minimum_group_size), "customers"),
        ),
    )

"""What customers wrote, chosen for a story: what stands for many, and nothing that would single somebody out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from analysis.findings import Quotation
from analysis.stories.between_filters import Hidden, hidden_by_filter
from analysis.voice.quoted_for_many import representative
from queries.run import Edition

ANY_TONE = "all"
EVERY_SEGMENT = "all"
TWO = 2  # a board reads two beside a chart


@dataclass(frozen=True)
class WhoSaidIt:
    """How many customers of each segment said what in a period, and what no page may quote of them."""

    edition: Edition
    period_id: str

    @cached_property
    def sizes(self) -> dict[tuple[str, str, str, str], int]:
        """By segment, kind, name and tone."""
        rows = self._groups[["segment", "about_kind", "about", "tone", "customers"]].itertuples(index=False, name=None)
        return {(str(a), str(b), str(c), str(d)): int(customers) for a, b, c, d, customers in rows}

    @cached_property
    def hidden(self) -> dict[str, Hidden]:
        rows = self._groups
        dimensions = [_dimension(kind, tone) for kind, tone in zip(rows["about_kind"], rows["tone"], strict=True)]
        frame = rows.assign(dimension=dimensions, group_name=rows["about"])
        minimum = int(str(self.edition.company["minimum_group_size"]))
        return hidden_by_filter(frame, minimum, ["dimension"])

    @cached_property
    def _groups(self) -> pd.DataFrame:
        return self.edition.run("voice/quotation_groups", period_id=self.period_id).frame


@dataclass(frozen=True)
class Quoted:
    """The comments of one period (twelve months, or "all") and segment ("all" for every one) that may be quoted.

    `known`: who said it, where that is known already.
    """

    edition: Edition
    period_id: str
    segment: str = EVERY_SEGMENT
    known: WhoSaidIt | None = None

    def of_segment(self, segment: str) -> Quoted:
        return Quoted(self.edition, self.period_id, segment, self._who)

    def of_issue(self, issue: str, tone: str = ANY_TONE, how_many: int = TWO) -> tuple[Quotation, ...]:
        return self.about("issue", issue, tone, how_many)

    def about(self, kind: str, name: str, tone: str = ANY_TONE, how_many: int = TWO) -> tuple[Quotation, ...]:
        """`kind` and `name` as queries/voice/quotations.sql gives them: ("issue", …), ("wish", "wish"),
        ("competitor", …), ("all", "all"). Empty where fewer customers than may be shown said it."""
        if not self.may_be_told(self.segment, kind, name, tone):
            return ()
        rows = self._candidates.iloc[self._places.get((kind, name), [])]
        if tone != ANY_TONE:
            rows = rows[rows["tone"] == tone]
        chosen = representative(rows, how_many, self.customers(self.segment, kind, name, tone), self._minimum)
        issue = name if kind == "issue" else None
        return tuple(self._quotation(row, issue, tone) for row in chosen.to_dict("records"))

    def customers(self, segment: str, kind: str, name: str, tone: str = ANY_TONE) -> int:
        return self._who.sizes.get((segment, kind, name, tone), 0)

    def may_be_told(self, segment: str, kind: str, name: str, tone: str = ANY_TONE) -> bool:
        """Whether so many customers of the segment said it that none is singled out, by no other filter either."""
        dimension = _dimension(kind, tone)
        hidden = self._who.hidden.get(segment, {}).get((dimension,), frozenset())
        return self.customers(segment, kind, name, tone) >= self._minimum and (dimension, name) not in hidden

    def _quotation(self, row: Mapping[Hashable, Any], issue: str | None, tone: str) -> Quotation:
        segment = row["segment"] if isinstance(row["segment"], str) else None
        is_named = segment is not None and self.may_be_told(segment, row["about_kind"], row["about"], tone)
        return Quotation(
            text=str(row["text"]),
            said_in=str(row["said_in"]),
            department=str(row["department"]),
            said_on=None if pd.isna(row["month"]) else pd.Timestamp(row["month"]).date(),
            language=str(row["language"]),
            segment=segment if is_named else None,
            issue=issue,
        )

    @cached_property
    def _who(self) -> WhoSaidIt:
        return self.known or WhoSaidIt(self.edition, self.period_id)

    @property
    def _minimum(self) -> int:
        return int(str(self.edition.company["minimum_group_size"]))

    @cached_property
    def _candidates(self) -> pd.DataFrame:
        return self.edition.run("voice/quotations", period_id=self.period_id, segment=self.segment).frame

    @cached_property
    def _places(self) -> dict[tuple[str, str], list[int]]:
        """Of the candidates, by what they are about."""
        found = defaultdict[tuple[str, str], list[int]](list)
        for place, about in enumerate(zip(self._candidates["about_kind"], self._candidates["about"], strict=True)):
            found[about].append(place)
        return dict(found)


def _dimension(kind: str, tone: str) -> str:
    """Comments of one tone are a part of those of any: each is held to the rule for itself."""
    return f"{kind}, {tone}"

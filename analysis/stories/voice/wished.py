"""What customers wish for, by name: what their wishes have in common that other comments do not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.findings import Chart, ChartKind, Evidence, Quotation
from analysis.quantities import Count
from analysis.sentences import Part, Sentence, sentence
from analysis.stories.voice.facts import Facts
from queries.run import QueryResult

QUERY = "voice/wish_subjects"
MOST = 8  # things: more is no list that a board reads
NAMED = 3  # of them in the claim
PLACES = ("first_thing", "second_thing", "third_thing")


@dataclass(frozen=True)
class Wished:
    """`things`: label, words, verbatims, customers, ratio; most customers first."""

    result: QueryResult
    things: pd.DataFrame

    def said(self) -> tuple[str, Mapping[str, Part]]:
        """The names of the first few for a claim, with their parts."""
        labels = self.things["label"].astype(str).head(NAMED).tolist()
        named = [f"“{{{place}}}”" for place in PLACES[: len(labels)]]
        listed = named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"
        return listed, dict(zip(PLACES, labels, strict=False))

    def estimates(self) -> dict[str, Estimate]:
        found = {}
        for row in self.things.to_dict("records"):
            customers = int(row["customers"])
            found[f"customers[wished for={row['label']}]"] = counted(Count(float(customers), "customers"), customers)
            found[f"comments[wished for={row['label']}]"] = counted(
                Count(float(row["verbatims"]), "comments"), customers
            )
        return found

    def evidence(self) -> Evidence:
        rows = pd.DataFrame(
            {
                "label": self.things["label"],
                "value": self.things["customers"].astype(float),
                "comments": self.things["verbatims"],
                "words": self.things["words"],
            }
        )
        return Evidence(QUERY, self.result.parameters, Chart(ChartKind.BARS, "customers"), rows)

    def quotations(self, facts: Facts) -> tuple[Quotation, ...]:
        """One each of the first few."""
        labels = self.things["label"].astype(str).head(NAMED)
        return tuple(each for label in labels for each in facts.quoted.about("wished for", label, how_many=1))

    def how_told(self) -> Sentence:
        return sentence("A thing is named where its words are far more common in wishes than in other comments.")


def wished_of(facts: Facts) -> Wished | None:
    """Only where everybody is looked at, to the latest day: they were searched for over all comments."""
    if not facts.is_everybody_now:
        return None
    result = facts.edition.run(QUERY)
    things = result.frame[result.frame["customers"] >= facts.minimum_group_size]
    ordered = things.sort_values(["customers", "label"], ascending=[False, True]).head(MOST).reset_index(drop=True)
    return Wished(result, ordered) if len(ordered) else None

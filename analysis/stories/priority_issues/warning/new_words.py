"""What more customers speak of than before and no issue of the catalogue covers."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.quantities import Count
from analysis.sentences import Sentence, sentence
from analysis.stories.priority_issues.facts import ALL_SEGMENTS, Facts
from queries.run import EditionTooOld

PROPOSALS = "voice/proposals"
MOST = 3  # more than a board takes in beside the issues that it knows


@dataclass(frozen=True)
class NewWords:
    """One proposal for the catalogue, as a sentence with what its numbers rest on."""

    said: Sentence
    estimates: dict[str, Estimate]


def new_words(facts: Facts) -> tuple[NewWords, ...]:
    """They were found over all customers at the edition's end, so no segment and no earlier day is told of them."""
    years = facts.edition.run("edition/periods").frame
    latest = years.loc[years["kind"] == "year", "ends_on"].max() if len(years) else None
    if facts.segment != ALL_SEGMENTS or pd.isna(latest) or pd.Timestamp(latest).date() != facts.periods.level.ends_on:
        return ()
    try:
        rows = facts.edition.run(PROPOSALS).frame
    except EditionTooOld:
        return ()
    enough = rows[rows["customers"] >= facts.minimum_group_size].head(MOST)
    rows_told = zip(enough["label"].astype(str), enough["verbatims"], enough["customers"], strict=True)
    return tuple(_told(label, float(number), float(people)) for label, number, people in rows_told)


def _told(label: str, number: float, people: float) -> NewWords:
    comments = counted(Count(number, "comments"), round(number))
    customers = counted(Count(people, "customers"), round(people))
    said = sentence(
        "No issue of the catalogue covers what {comments} of {customers} speak of, more than before: “{label}”.",
        comments=comments,
        customers=customers,
        label=label,
    )
    return NewWords(said, {f"comments[words={label}]": comments, f"customers[words={label}]": customers})

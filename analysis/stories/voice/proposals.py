"""What more customers say than before and no issue covers: an issue to be named, or to be let go."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.findings import Chart, ChartKind, Evidence, Finding, Grade
from analysis.quantities import Count, Ratio
from analysis.sentences import Part, Sentence, sentence
from analysis.stories.joined import listed
from analysis.stories.voice.facts import Facts, finding_id

QUERY = "voice/proposals"
MOST = 5  # a company names no more new issues at once
IN_WORDS = "words, {verbatims} of {customers}"


def proposals(facts: Facts) -> Finding | None:
    """Only where everybody is looked at, to the latest day: they were searched for over all comments."""
    if not facts.is_everybody_now:
        return None
    result = facts.edition.run(QUERY)
    rows = result.frame[result.frame["customers"] >= facts.minimum_group_size].head(MOST)
    if rows.empty:
        return None
    found = rows.to_dict("records")
    return Finding(
        id=finding_id("proposals"),
        claim=_claim(found[0], len(found)),
        subtitle="Comments that no issue covers, by what they newly have in common",
        estimates=_estimates(found),
        evidence=_evidence(rows, result.parameters),
        grade=Grade.OBSERVED,
        basis=facts.basis(float(rows["verbatims"].sum())),
        caveats=tuple(_words(row) for row in found),
        quotations=tuple(
            each for row in found[:2] for each in facts.quoted.about("proposal", str(row["label"]), how_many=1)
        ),
        method="discovery",
    )


def _claim(first: dict[Any, Any], many: int) -> Sentence:
    parts: dict[str, Part] = {
        "label": str(first["label"]),
        "verbatims": Count(float(first["verbatims"]), "comments"),
        "customers": Count(float(first["customers"]), "customers"),
        "many": Count(float(many), "things"),
    }
    also = "" if many == 1 else ", the surest of {many:word} that customers bring up more than before"
    since = _since(first)
    if since is not None:
        parts["since"] = since
    when = " since {since}" if since is not None else ""
    return sentence(
        f"**No issue covers “{{label}}” yet**: {{verbatims}} of {{customers}} bring it up{when}{also}", **parts
    )


def _since(row: dict[Any, Any]) -> str | None:
    return None if pd.isna(row["since"]) else f"{pd.Timestamp(row['since']):%B %Y}"


def _words(row: dict[Any, Any]) -> Sentence:
    words = [f"“{word}”" for word in str(row["words"]).split("; ")]
    parts: dict[str, Part] = {
        "label": str(row["label"]),
        "words": listed(words),
        "before": Count(float(row["verbatims_before"]), "comments"),
    }
    noun, pronoun = ("word", "it") if len(words) == 1 else ("words", "them")
    if pd.isna(row["ratio"]) or row["verbatims_before"] == 0:
        return sentence(f"“{{label}}” is told by the {noun} {{words}}; no earlier comment has {pronoun}.", **parts)
    return sentence(
        f"“{{label}}” is told by the {noun} {{words}}: {{ratio}} as large a share as before, when {{before}} had "
        f"{pronoun}.",
        ratio=Ratio(float(row["ratio"])),
        **parts,
    )


def _estimates(found: list[dict[Any, Any]]) -> dict[str, Estimate]:
    estimates = {"proposals": counted(Count(float(len(found)), "things"), len(found))}
    for row in found:
        label, customers = f"[proposal={row['label']}]", int(row["customers"])
        estimates[f"comments{label}"] = counted(Count(float(row["verbatims"]), "comments"), customers)
        estimates[f"comments_before{label}"] = counted(Count(float(row["verbatims_before"]), "comments"), customers)
        estimates[f"customers{label}"] = counted(Count(float(customers), "customers"), customers)
        if not pd.isna(row["ratio"]):
            ratio, p_value = Ratio(float(row["ratio"])), float(row["p_value"])
            low, high = (Ratio(float(row[end])) for end in ("ratio_low", "ratio_high"))
            estimates[f"times_as_large_a_share{label}"] = Estimate(
                ratio, low, high, int(row["verbatims"]), "words that grow beyond chance", p_value
            )
    return estimates


def _evidence(rows: pd.DataFrame, parameters: Any) -> Evidence:
    shown = pd.DataFrame(
        {
            "label": rows["label"],
            "value": rows["customers"].astype(float),
            "comments": rows["verbatims"],
            "comments_before": rows["verbatims_before"],
            "words": rows["words"],
            "is_highlighted": [place == 0 and len(rows) > 1 for place in range(len(rows))],
        }
    )
    return Evidence(QUERY, parameters, Chart(ChartKind.BARS, "customers"), shown)

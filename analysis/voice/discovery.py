"""New issues that nobody named: what ever more customers say, where no issue of the catalogue tells what it is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.statistics.false_discovery import benjamini_hochberg
from analysis.voice.growth import grown
from analysis.voice.heard import FEWEST_PERIODS, Heard, heard
from analysis.voice.phrase_groups import phrase_groups
from analysis.voice.phrases import Phrases, phrases_of

# At most this part of builds in which nothing grows may propose anything: the level of one of the stories' questions
# (docs/decisions/0042).
LEVEL = 0.002
LATELY = (1, 2, 4)  # periods: what nobody took up is proposed again, for a year
LEAST_RATIO = 2.0  # of lately to before: what is not twice as common is no news
MOST_PROPOSALS = 12
GROWTH = ["ratio", "ratio_low", "ratio_high", "p_value"]
COLUMNS = ["position", "label", "words", "verbatims", "verbatims_before", "customers", "since", *GROWTH]


@dataclass(frozen=True)
class Discovery:
    """`proposals` as record.issue_proposal holds them, best first; `comments` their lately written ones: position,
    place (in the verbatims handed over). `is_asked` is False where no earlier time is known to compare with."""

    proposals: pd.DataFrame
    comments: pd.DataFrame
    is_asked: bool


def discovered(verbatims: pd.DataFrame, minimum_customers: int) -> Discovery:
    """What grows in comments of which no issue is known.

    `verbatims` holds text, customer (where it is missing, each is another's), said_on, source, language and is_open (no
    issue is known, and it is no praise). A word or pair of words is counted by customers who said it in an open comment
    of a period, against the customers heard in the same source and language, so that a new survey or a new market is no
    news. Phrases of at least `minimum_customers` are tested, at three lengths of lately (a total is what the test is
    conditional on, so this picks nothing), and Benjamini-Hochberg over all keeps the level. Phrases that share their
    comments are one proposal, which counts those of the surest of them. Source: docs/methods/discovery.md.
    """
    frame = verbatims.assign(place=np.arange(len(verbatims)))[verbatims["said_on"].notna().to_numpy()]
    found = heard(frame)
    if found is None:
        return Discovery(*_nothing(), is_asked=False)
    is_open = frame["is_open"].to_numpy(dtype=bool) & (found.period < found.periods)
    rows = frame[is_open].reset_index(drop=True)
    said = Heard(found.customer[is_open], found.stratum[is_open], found.period[is_open], found.customers)
    phrases = phrases_of(rows["text"], said.customer, minimum_customers)
    if not phrases.words:
        return Discovery(*_nothing(), is_asked=True)
    return _proposals(_growing(phrases, said), phrases, rows, said, minimum_customers)


def _growing(phrases: Phrases, said: Heard) -> pd.DataFrame:
    """Phrases that grew beyond chance, best first: phrase, span (periods of lately), ratio, p_value."""
    count, share = _counts(phrases, said)
    tested = []
    for span in LATELY:
        if said.periods - span < max(FEWEST_PERIODS - 1, span):
            continue
        growth = grown(count, share, span)
        told = {"phrase": np.arange(len(count)), "span": span, "p_value": growth.p_value}
        told |= {"ratio": growth.ratio, "ratio_low": growth.low, "ratio_high": growth.high}
        tested.append(pd.DataFrame(told))
    found = pd.concat(tested, ignore_index=True)
    is_news = benjamini_hochberg(found["p_value"].to_numpy(), LEVEL) & (found["ratio"] >= LEAST_RATIO).to_numpy()
    found = found[is_news].copy()
    found["words"] = [" ".join(phrases.words[phrase]) for phrase in found["phrase"]]
    return found.sort_values(["p_value", "span", "words"], kind="stable").drop_duplicates("phrase")


def _counts(phrases: Phrases, said: Heard) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Of each phrase, customers in each period, and what part would fall there if its use were even."""
    used = pd.DataFrame(
        {
            "phrase": phrases.phrase,
            "stratum": said.stratum[phrases.text],
            "period": said.period[phrases.text],
            "customer": said.customer[phrases.text],
        }
    ).drop_duplicates()
    count = np.zeros((len(phrases.words), said.periods))
    np.add.at(count, (used["phrase"].to_numpy(), used["period"].to_numpy()), 1)
    share = np.zeros_like(count)
    by_stratum = used.groupby(["phrase", "stratum"]).size().reset_index(name="said")
    even = by_stratum["said"].to_numpy()[:, None] * said.spread(by_stratum["stratum"].to_numpy())
    np.add.at(share, by_stratum["phrase"].to_numpy(), even)
    return count, share / count.sum(axis=1, keepdims=True)


def _proposals(
    growing: pd.DataFrame, phrases: Phrases, rows: pd.DataFrame, said: Heard, minimum_customers: int
) -> Discovery:
    by_phrase = growing.set_index("phrase")
    held = {each: phrases.text[phrases.phrase == each] for each in by_phrase.index}
    lately = {each: held[each][said.period[held[each]] < by_phrase.at[each, "span"]] for each in held}
    proposals: list[tuple[object, ...]] = []
    comments: list[tuple[int, int]] = []
    for group in phrase_groups(phrases, list(held), {each: frozenset(lately[each].tolist()) for each in lately}):
        recent, found = lately[group.surest], by_phrase.loc[group.surest]
        customers = len(np.unique(said.customer[recent]))
        if customers < minimum_customers or len(proposals) == MOST_PROPOSALS:
            continue
        place = len(proposals) + 1
        named = group.named(phrases, rows["text"].iloc[recent].tolist())
        since = pd.Timestamp(rows["said_on"].iloc[recent].min()).date()
        earlier = len(held[group.surest]) - len(recent)
        proposals.append((place, *named, len(recent), earlier, customers, since, *found[GROWTH]))
        comments += [(place, row) for row in rows["place"].iloc[recent]]
    return Discovery(
        pd.DataFrame(proposals, columns=COLUMNS), pd.DataFrame(comments, columns=["position", "place"]), is_asked=True
    )


def _nothing() -> tuple[pd.DataFrame, pd.DataFrame]:
    return pd.DataFrame(columns=COLUMNS), pd.DataFrame(columns=["position", "place"])

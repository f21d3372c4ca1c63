"""New issues that nobody named: what ever more customers say, where no issue of the catalogue tells what it is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.statistics.false_discovery import benjamini_hochberg
from analysis.voice.growth import grown
from analysis.voice.heard import FEWEST_PERIODS, Heard, heard
from analysis.voice.phrases import Phrases, as_written, phrases_of

# At most this part of builds in which nothing grows may propose anything: the level of one of the stories' questions
# (docs/decisions/0042).
LEVEL = 0.002
LATELY = (1, 2, 4)  # periods: what nobody took up is proposed again, for a year
LEAST_RATIO = 2.0  # of lately to before: what is not twice as common is no news
ONE_ISSUE = 0.5  # of the comments with one phrase also hold another of it
MOST_WORDS = 5  # of a proposal, and so many proposals
MOST_PROPOSALS = 12
LABEL_COVERS = 0.6  # of the comments of a proposal's commonest word: then a pair of words names it better
COLUMNS = ["position", "label", "words", "verbatims", "verbatims_before", "customers", "since", "ratio", "p_value"]


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
    comments are one proposal. Source: docs/methods/discovery.md.
    """
    frame = verbatims.assign(place=np.arange(len(verbatims)))[verbatims["said_on"].notna().to_numpy()]
    found = heard(frame)
    if found is None:
        return Discovery(*_nothing(), is_asked=False)
    is_open = frame["is_open"].to_numpy(dtype=bool) & (found.period < found.periods)
    rows = frame[is_open].reset_index(drop=True)
    said = Heard(found.customer[is_open], found.stratum[is_open], found.period[is_open], found.customers)
    phrases = phrases_of(rows["text"].tolist(), said.customer, minimum_customers)
    if not phrases.words:
        return Discovery(*_nothing(), is_asked=True)
    groups = _groups(_growing(phrases, said), phrases, said)
    return _proposals(groups, phrases, rows, said, minimum_customers)


def _growing(phrases: Phrases, said: Heard) -> pd.DataFrame:
    """Phrases that grew beyond chance, best first: phrase, span (periods of lately), ratio, p_value."""
    count, share = _counts(phrases, said)
    tested = []
    for span in LATELY:
        if said.periods - span < max(FEWEST_PERIODS - 1, span):
            continue
        growth = grown(count, share, span)
        told = {"phrase": np.arange(len(count)), "span": span, "ratio": growth.ratio, "p_value": growth.p_value}
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


@dataclass(frozen=True)
class _Group:
    """`phrases` are about one thing, the surest first; `rows` are the comments that hold any of them."""

    phrases: tuple[int, ...]
    rows: frozenset[int]
    span: int
    p_value: float


def _groups(growing: pd.DataFrame, phrases: Phrases, said: Heard) -> list[_Group]:
    """The surest phrase begins a group; a later one joins the first group with which it shares its recent comments."""
    groups: list[_Group] = []
    order = np.argsort(phrases.phrase, kind="stable")
    bounds = np.searchsorted(phrases.phrase[order], np.arange(len(phrases.words) + 1))
    for phrase, span, p_value in growing[["phrase", "span", "p_value"]].itertuples(index=False):
        rows = frozenset(phrases.text[order[bounds[phrase] : bounds[phrase + 1]]].tolist())
        for place, group in enumerate(groups):
            lately = {row for row in rows if said.period[row] < group.span}
            theirs = {row for row in group.rows if said.period[row] < group.span}
            if lately and len(lately & theirs) >= ONE_ISSUE * min(len(lately), len(theirs)):
                groups[place] = _Group((*group.phrases, phrase), group.rows | rows, group.span, group.p_value)
                break
        else:
            groups.append(_Group((phrase,), rows, span, p_value))
    return groups


def _proposals(
    groups: list[_Group], phrases: Phrases, rows: pd.DataFrame, said: Heard, minimum_customers: int
) -> Discovery:
    proposals: list[tuple[object, ...]] = []
    comments: list[tuple[int, int]] = []
    for group in groups:
        held = np.array(sorted(group.rows))
        lately = held[said.period[held] < group.span]
        customers = len(np.unique(said.customer[lately]))
        if customers < minimum_customers or len(proposals) == MOST_PROPOSALS:
            continue
        texts = rows["text"].iloc[lately].tolist()
        position = len(proposals) + 1
        day = pd.Timestamp(rows["said_on"].iloc[lately].min()).date()
        proposals.append(
            (
                position,
                *_named(group, phrases, texts),
                len(lately),
                len(held) - len(lately),
                customers,
                day,
                _ratio(held, group, said),
                group.p_value,
            )
        )
        comments += [(position, place) for place in rows["place"].iloc[lately]]
    return Discovery(
        pd.DataFrame(proposals, columns=COLUMNS), pd.DataFrame(comments, columns=["position", "place"]), is_asked=True
    )


def _ratio(held: NDArray[np.int64], group: _Group, said: Heard) -> float:
    """How many times as many customers say any of it lately as did before, of those heard."""
    used = pd.DataFrame({"stratum": said.stratum[held], "period": said.period[held], "customer": said.customer[held]})
    used = used.drop_duplicates()
    lately = float((used["period"] < group.span).sum())
    share = float(said.spread(used["stratum"].to_numpy())[:, : group.span].sum() / len(used))
    return (lately + 0.5) / (len(used) - lately + 0.5) * (1 - share) / share


def _named(group: _Group, phrases: Phrases, texts: list[str]) -> tuple[str, str]:
    """A label and the words of a proposal, as customers write them."""
    written = {phrase: as_written(phrases.words[phrase], texts) for phrase in group.phrases}
    held = {phrase: sum(words.casefold() in text.casefold() for text in texts) for phrase, words in written.items()}
    commonest = max(held.values())
    pairs = [each for each in group.phrases if len(phrases.words[each]) == 2 and held[each] >= LABEL_COVERS * commonest]
    ordered = sorted(group.phrases, key=lambda each: (each not in pairs, -held[each], written[each]))
    shown = list(dict.fromkeys(written[each] for each in ordered))
    label = shown[0]
    return label[:1].upper() + label[1:], "; ".join(shown[:MOST_WORDS])


def _nothing() -> tuple[pd.DataFrame, pd.DataFrame]:
    return pd.DataFrame(columns=COLUMNS), pd.DataFrame(columns=["position", "place"])

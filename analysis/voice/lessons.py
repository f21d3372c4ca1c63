"""What teaches the issues: what departments labelled, examples, and comments that the catalogue's words tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.voice.catalogue import Issue
from analysis.voice.tokens import Places

FEWEST_LABELLED = 20  # distinct verbatims under one label, for the label to teach
SETTLED_SHARE = 0.5  # of a label's verbatims are from before the latest half-year, for those alone to teach it
MOST_LESSONS = 8_000  # of a kind: the time grows with them, and each thousand more tells less than the one before
AGREED_SHARE = 0.5  # of the labels that departments gave to one text, for the text to teach the commonest
TOLD_SHARE = 0.65  # of the catalogue's words found in a comment, for it to teach the issue that they name
# What a comment teaches whose issue only words tell, against a label or an example: on real tweets such words name the
# right reason three times in four. Weights from 0.1 to 0.5 did as well.
WORDS_WEIGHT = 0.2
LABELS, EXAMPLES, WORDS = "labels", "examples", "words"


@dataclass(frozen=True)
class Lessons:
    """Row i teaches that the text `text[i]` is about the issue `issue[i]`, told by labels, examples or words."""

    text: Places
    issue: Places
    weight: NDArray[np.float64]
    told_by: NDArray[np.object_]

    def __len__(self) -> int:
        return len(self.text)

    def of(self, rows: NDArray[np.bool_] | Places) -> Lessons:
        return Lessons(self.text[rows], self.issue[rows], self.weight[rows], self.told_by[rows])


def issue_names(catalogue: Sequence[Issue], labelled: pd.DataFrame) -> list[str]:
    """The catalogue's issues, and after them what departments name besides and often enough to be learned."""
    named = [issue.name for issue in catalogue]
    distinct = labelled[["text", "issue"]].drop_duplicates().groupby("issue").size()
    often = sorted(str(name) for name in distinct.index[distinct >= FEWEST_LABELLED])
    return named + [name for name in often if name not in set(named)]


def lessons(
    said: pd.Index, names: Sequence[str], catalogue: Sequence[Issue], labelled: pd.DataFrame, words: NDArray[np.float64]
) -> Lessons:
    """`said` are the distinct texts; `words` (texts × catalogue) how many of an issue's words stand in a text.

    Words teach only issues that labels do not: departments know better. Of more than MOST_LESSONS of a kind those
    teach that a checksum of their text chooses, so that most of them are the same ones next month.
    """
    labels = _agreed(said, names, settled(labelled))
    taught = np.bincount(labels["issue"], minlength=len(names)) >= FEWEST_LABELLED
    examples = pd.DataFrame(
        [
            (said.get_loc(text), place)
            for place, issue in enumerate(catalogue)
            for text in issue.examples
            if text.strip()
        ],
        columns=["text", "issue"],
    )
    told = _told_by_words(words, ~taught[: len(catalogue)])
    told = told[~told["text"].isin(labels["text"]) & ~told["text"].isin(examples["text"])]
    kinds = ((labels, LABELS, 1.0), (examples, EXAMPLES, 1.0), (told, WORDS, WORDS_WEIGHT))
    frame = pd.concat([_drawn(rows, said).assign(told_by=kind, weight=weight) for rows, kind, weight in kinds])
    frame = frame.drop_duplicates(["text", "issue"]).sort_values(["text", "issue"])
    numbers = frame[["text", "issue"]].to_numpy(dtype=np.int64)
    return Lessons(
        numbers[:, 0], numbers[:, 1], frame["weight"].to_numpy(dtype=float), frame["told_by"].to_numpy(dtype=object)
    )


def settled(labelled: pd.DataFrame) -> pd.DataFrame:
    """What departments labelled before the latest half-year, where their column said_on tells when.

    So what is learned stays the same from month to month, and no issue is shuffled by the last month's labels. A label
    that was seldom given before then, or mostly since, teaches with all that it has; so does what has no date.
    """
    if "said_on" not in labelled or labelled["said_on"].isna().all():
        return labelled
    latest = pd.Timestamp(labelled["said_on"].max())
    is_before = ~(labelled["said_on"] >= pd.Timestamp(latest.year, 1 if latest.month <= 6 else 7, 1))
    texts = labelled.groupby("issue")["text"].nunique()
    before = labelled[is_before].groupby("issue")["text"].nunique().reindex(texts.index, fill_value=0)
    is_known = (before >= FEWEST_LABELLED) & (before >= SETTLED_SHARE * texts)
    return labelled[is_before | ~labelled["issue"].isin(is_known.index[is_known])]


def _agreed(said: pd.Index, names: Sequence[str], labelled: pd.DataFrame) -> pd.DataFrame:
    """Text and issue of each text that departments mostly gave one label, which is among the issues to learn."""
    times = labelled.get("times", 1)
    counts = labelled.assign(size=times).groupby(["text", "issue"], as_index=False)["size"].sum()
    counts["share"] = counts["size"] / counts.groupby("text")["size"].transform("sum")
    top = counts[counts["share"] >= AGREED_SHARE].sort_values(["text", "share", "issue"], ascending=[True, False, True])
    top = top.drop_duplicates("text")
    found = pd.DataFrame(
        {
            "text": said.get_indexer(pd.Index(top["text"])),
            "issue": pd.Index(list(names), dtype=object).get_indexer(pd.Index(top["issue"])),
        }
    )
    return found[(found["text"] >= 0) & (found["issue"] >= 0)]


def _told_by_words(words: NDArray[np.float64], may_teach: NDArray[np.bool_]) -> pd.DataFrame:
    found = words.sum(axis=1)
    share = words / np.maximum(found, 1)[:, None]
    text = np.flatnonzero((share.max(axis=1) >= TOLD_SHARE) if words.shape[1] else np.zeros(len(words), dtype=bool))
    issue = share[text].argmax(axis=1) if len(text) else np.empty(0, dtype=np.int64)
    frame = pd.DataFrame({"text": text, "issue": issue})
    return frame[may_teach[issue]] if len(frame) else frame


def _drawn(rows: pd.DataFrame, said: pd.Index) -> pd.DataFrame:
    if len(rows) <= MOST_LESSONS:
        return rows
    order = [checksum(said[place]) for place in rows["text"]]
    return rows.iloc[np.argsort(order, kind="stable")[:MOST_LESSONS]]


def checksum(text: str) -> int:
    """A number that stands for a text as if drawn by chance, the same in every build."""
    return crc32(text.encode("utf-8", "surrogatepass"))

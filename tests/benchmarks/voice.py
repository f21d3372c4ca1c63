"""How well comments are told by their words, on real tweets. Run by hand; about five minutes.

    python -m tests.benchmarks.voice

Complaints to airlines, for each of which people chose one reason: how often the reason is told by labels (five folds),
by ten examples a reason and the catalogue's words, by either alone; whether the confidence is what it says; how many
complaints about a reason that the catalogue does not know are given another; how many old complaints change when more
come in; how well the language of short comments is told; and the time for reading 100,000 comments, with their tone and
without their names. The tone has a benchmark of its own beside this one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from time import perf_counter, process_time

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.voice.catalogue import Issue
from analysis.voice.languages import languages
from analysis.voice.redaction import redacted
from analysis.voice.themes import Themes, themes
from analysis.voice.tone import tones
from data_sources.issue_catalogue import read_catalogue
from tests.benchmarks.tone import tweets as scored_tweets
from tests.conftest import SHARED_DATA

HERE = Path(__file__).parent
TWEETS = SHARED_DATA / "twitter-airline-sentiment" / "Tweets.csv"
DECLARED = HERE.parent / "real_data" / "twitter-airline-sentiment"
NO_LABELS = pd.DataFrame({"text": [], "issue": []}, dtype=object)
FOLDS, TRIALS, EXAMPLES, MANY = 5, 5, 10, 100_000


@cache
def catalogue() -> tuple[Issue, ...]:
    return read_catalogue(DECLARED).issues


@cache
def complaints() -> pd.DataFrame:
    """Distinct texts with their reason, in the order in which they were written; "Can't Tell" is no reason."""
    frame = pd.read_csv(TWEETS, dtype=str, keep_default_na=False)
    known = {issue.name for issue in catalogue()}
    frame = frame[(frame["airline_sentiment"] == "negative") & frame["negativereason"].isin(known)]
    order = pd.to_datetime(frame["tweet_created"], format="%d-%m-%Y %H.%M").argsort(kind="stable")
    frame = frame.iloc[order].rename(columns={"negativereason": "issue"})
    return frame[["text", "issue"]].drop_duplicates("text").reset_index(drop=True)


def folded(issues: Sequence[Issue], folds: Sequence[int] = range(FOLDS)) -> pd.DataFrame:
    """One row per complaint that was held out: issue, likeliest, first (issue counted, if any), confidence."""
    frame = complaints()
    fold = np.random.default_rng(1).permutation(len(frame)) % FOLDS
    return pd.concat(told(frame, fold == each, issues, frame[fold != each]) for each in folds)


def told(
    frame: pd.DataFrame, asked: NDArray[np.bool_], issues: Sequence[Issue], labelled: pd.DataFrame
) -> pd.DataFrame:
    read = themes(frame["text"].tolist(), issues, labelled)
    first = read.frame.drop_duplicates("text").set_index("text").reindex(frame.index)
    found = frame.assign(likeliest=read.likeliest, first=first["issue"], confidence=first["confidence"])
    return found[asked]


def by_examples(trial: int, issues: Sequence[Issue]) -> pd.DataFrame:
    """As `folded`, of all but ten complaints a reason that are the catalogue's examples."""
    frame = complaints()
    drawn = frame.groupby("issue").sample(EXAMPLES, random_state=trial)
    taught = [replace(issue, examples=tuple(drawn.loc[drawn["issue"] == issue.name, "text"])) for issue in issues]
    return told(frame, ~frame.index.isin(drawn.index), taught, NO_LABELS)


def figures(found: pd.DataFrame) -> dict[str, float]:
    counted = found[found["first"].notna()]
    return {
        "accuracy": float((found["likeliest"] == found["issue"]).mean()),
        "macro_f1": macro_f1(found),
        "counted": len(counted) / len(found),
        "right_of_counted": float((counted["first"] == counted["issue"]).mean()) if len(counted) else np.nan,
    }


def macro_f1(found: pd.DataFrame) -> float:
    right = found["likeliest"] == found["issue"]
    scores = [
        2
        * (right & (found["issue"] == name)).sum()
        / ((found["issue"] == name).sum() + (found["likeliest"] == name).sum())
        for name in found["issue"].unique()
    ]
    return float(np.mean(scores))


def given_another() -> pd.DataFrame:
    """For each reason: of complaints about it, how many are given another when nobody told of it."""
    frame, rows = complaints(), []
    is_asked = np.random.default_rng(2).random(len(frame)) < 1 / FOLDS
    for issue in catalogue():
        labelled = frame[~is_asked & (frame["issue"] != issue.name).to_numpy()]
        asked = is_asked & (frame["issue"] == issue.name).to_numpy()
        rows.append((issue.name, int(asked.sum()), told(frame, asked, (), labelled)["first"].notna().mean()))
    return pd.DataFrame(rows, columns=["untold", "complaints", "given_another"])


def changed(issues: Sequence[Issue], labels_share: float, from_share: float) -> float:
    """Of the earlier complaints that no department labelled, how many are about something else once the rest is in."""
    frame = complaints()
    is_labelled = np.random.default_rng(3).random(len(frame)) < labels_share
    until = int(len(frame) * from_share)
    before = _issues_of(themes(frame["text"][:until].tolist(), issues, frame[:until][is_labelled[:until]]), until)
    after = _issues_of(themes(frame["text"].tolist(), issues, frame[is_labelled]), until)
    return float(np.mean([old != new for old, new in zip(before, after, strict=True)]))


def _issues_of(read: Themes, until: int) -> list[frozenset[str]]:
    found = read.frame.groupby("text")["issue"].agg(frozenset)
    return [found.get(place, frozenset()) for place in range(until)]


def languages_told() -> dict[str, float]:
    spoken = tomllib.loads((HERE / "spoken.toml").read_text(encoding="utf-8"))
    said = [(text, code) for code, texts in spoken.items() for text in texts]
    found = languages([text for text, _ in said])
    right = np.mean([one == code for one, (_, code) in zip(found, said, strict=True)])
    wrong = np.mean([bool(one) and one != code for one, (_, code) in zip(found, said, strict=True)])
    english = np.mean([one == "en" for one in languages(complaints()["text"].tolist())])
    return {"right": float(right), "wrong": float(wrong), "tweets_told_english": float(english)}


def many_texts() -> list[str]:
    """100,000 distinct comments of a tweet's length, made of tweets with a word in seven drawn anew."""
    rng, texts = np.random.default_rng(4), complaints()["text"].tolist()
    pool = " ".join(texts).split()
    drawn = []
    for place in rng.integers(0, len(texts), MANY):
        words = texts[place].split()
        for at in np.flatnonzero(rng.random(len(words)) < 1 / 7):
            words[at] = pool[rng.integers(0, len(pool))]
        drawn.append(" ".join([*words, pool[rng.integers(0, len(pool))]]))
    return drawn


def timed(name: str, work: Callable[[], object]) -> None:
    clock, busy = perf_counter(), process_time()
    work()
    print(f"{name}: {perf_counter() - clock:.1f} s by the clock, {process_time() - busy:.1f} s of a core", flush=True)


def show(name: str, found: dict[str, float]) -> None:
    print(name, {key: round(value, 4) for key, value in found.items()}, flush=True)


def main() -> None:
    print(
        len(complaints()), "complaints, commonest", round(complaints()["issue"].value_counts(normalize=True).iloc[0], 4)
    )
    by_labels = folded(catalogue())
    show("labels and words", figures(by_labels))
    bands = pd.cut(by_labels["confidence"], [0.5, 0.6, 0.7, 0.8, 0.9, 1.0])
    print((by_labels["first"] == by_labels["issue"]).groupby(bands, observed=True).agg(["mean", "size"]).round(3))
    show("labels alone", figures(folded(())))
    wordless = tuple(replace(issue, words=()) for issue in catalogue())
    for name, issues in (("ten examples and words", catalogue()), ("ten examples alone", wordless)):
        trials = pd.DataFrame([figures(by_examples(trial, issues)) for trial in range(TRIALS)])
        show(name, {str(key): float(value) for key, value in trials.mean().items()})
        show("  least of the trials", {str(key): float(value) for key, value in trials.min().items()})
    show("words alone", figures(told(complaints(), np.ones(len(complaints()), dtype=bool), catalogue(), NO_LABELS)))
    print(given_another().round(3).to_string(index=False))
    for name, issues, labels in (
        ("words", catalogue(), 0.0),
        ("words and labels", catalogue(), 0.5),
        ("labels", (), 0.5),
    ):
        print("changed when a twelfth more comes in,", name, round(changed(issues, labels, 11 / 12), 4), flush=True)
    show("languages", languages_told())
    texts = many_texts()
    labelled, scored = complaints(), scored_tweets()
    timed("languages of 100,000", lambda: languages(texts))
    timed("themes of 100,000, by labels and words", lambda: themes([*texts, *labelled["text"]], catalogue(), labelled))
    timed("tone of 100,000", lambda: tones([*texts, *scored["text"]], scored))
    timed("names and contact details of 100,000", lambda: redacted(texts, ["Harbour Software"]))


if __name__ == "__main__":
    main()

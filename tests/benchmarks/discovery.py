"""How often new issues are discovered where there are none, and how often where there is one. Run by hand; minutes.

    python -m tests.benchmarks.discovery [--draws 300]

Made companies whose customers write words by Zipf's law over nine quarters, each customer with favourite words of its
own, twice as many comments at the end as at the start. Words come and go: each has its own steadiness, a gamma draw a
quarter, and one in ten is bursty. In "new survey" a source begins in the latest quarter with words of its own; in
"new market" a language does. An alarm is a build that proposes anything. Planted: an issue that so many customers name
in the latest quarter, in one of three wordings that share a word.
"""

from __future__ import annotations

import argparse
from time import perf_counter

import numpy as np
import pandas as pd

from analysis.voice.discovery import discovered

WORDS, QUARTERS, MINIMUM = 1_500, 9, 10
NULLS = ("steady", "bursty", "very bursty", "new survey", "new market")
PLANTED = ("the passkey login fails", "cannot enrol a passkey on my phone", "passkey login loops")


def company(
    rng: np.random.Generator, kind: str = "steady", customers: int = 600, comments: int = 4_000
) -> pd.DataFrame:
    zipf = 1 / np.arange(5, WORDS + 5) ** 1.1
    steady = {"steady": 200.0, "very bursty": 2.0}.get(kind, 30.0)
    shape = np.where(rng.random(WORDS) < (0.1 if kind != "steady" else 0), 3.0, steady)
    use = zipf * rng.gamma(shape, 1 / shape, size=(QUARTERS, WORDS))
    use /= use.sum(axis=1, keepdims=True)
    quarter = rng.choice(QUARTERS, comments, p=np.linspace(1, 2, QUARTERS) / np.linspace(1, 2, QUARTERS).sum())
    who = rng.integers(0, customers, comments)
    favourites = rng.choice(WORDS, size=(customers, 6), p=zipf / zipf.sum())
    drawn = [rng.choice(WORDS, size=(comments, 9), p=use[each]) for each in range(QUARTERS)]
    said = np.stack(drawn)[quarter, np.arange(comments)]
    said[:, :2] = favourites[who[:, None], rng.integers(0, 6, size=(comments, 2))]
    text = [" ".join(f"word{word}" for word in row) for row in said]
    day = pd.Timestamp("2026-09-30") - pd.to_timedelta(
        (QUARTERS - 1 - quarter) * 91 + rng.integers(0, 88, comments), unit="D"
    )
    frame = pd.DataFrame({"text": text, "customer": who, "said_on": day, "source": "survey", "language": "en"})
    is_new = (quarter == QUARTERS - 1) & (rng.random(comments) < 0.5)
    if kind == "new survey":
        frame.loc[is_new, "source"] = "second survey"
    if kind == "new market":
        frame.loc[is_new, "language"] = "de"
    if kind.startswith("new"):
        frame.loc[is_new, "text"] = [
            f"other{row[0]} {text}" for row, text in zip(said[is_new] % 20, frame.loc[is_new, "text"], strict=True)
        ]
    return frame.assign(is_open=rng.random(comments) < 0.6)


def planted(rng: np.random.Generator, frame: pd.DataFrame, customers: int) -> pd.DataFrame:
    lately = frame["said_on"] > frame["said_on"].max() - pd.Timedelta(days=80)
    rows = frame[lately & frame["is_open"]].drop_duplicates("customer").index.to_numpy()
    chosen = rng.choice(rows, customers, replace=False)
    wording = rng.choice(PLANTED, customers)
    frame.loc[chosen, "text"] = [
        f"{each} {text}" for each, text in zip(wording, frame.loc[chosen, "text"], strict=True)
    ]
    return frame


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--draws", type=int, default=300)
    draws = parser.parse_args().draws
    for kind in NULLS:
        rng, start = np.random.default_rng(1), perf_counter()
        alarms = sum(len(discovered(company(rng, kind), MINIMUM).proposals) > 0 for _ in range(draws))
        print(f"{kind}: {alarms} alarms in {draws} builds, {perf_counter() - start:.0f} s", flush=True)
    for number in (10, 12, 15, 20, 30):
        rng = np.random.default_rng(2)
        found = [discovered(planted(rng, company(rng, "bursty"), number), MINIMUM).proposals for _ in range(draws // 5)]
        hits = [each["words"].str.contains("passkey").any() for each in found]
        extra = sum(len(each) - hit for each, hit in zip(found, hits, strict=True))
        print(f"{number} customers: found in {np.mean(hits):.0%}, {extra} others proposed", flush=True)


if __name__ == "__main__":
    main()

"""How well tone is told from words alone, and how fast. Run by hand; a minute.

    python -m tests.benchmarks.tone

On real tweets to airlines, marked negative, neutral or positive by people: accuracy and macro-F1 of five folds against
always saying the commonest, whether the certainty is what it says, how many scored texts it takes, how many tones of
old texts change when a tenth more comes in, and the time for 100,000 texts.
"""

from __future__ import annotations

from functools import cache
from time import perf_counter

import numpy as np
import pandas as pd

from analysis.voice.tone import TONES, Tones, tones
from tests.conftest import SHARED_DATA

TWEETS = SHARED_DATA / "twitter-airline-sentiment" / "Tweets.csv"
SCORES = {"negative": 0.0, "neutral": 0.5, "positive": 1.0}
MANY = 100_000


@cache
def tweets() -> pd.DataFrame:
    """Distinct texts with their score."""
    frame = pd.read_csv(TWEETS, dtype=str, keep_default_na=False)
    score = frame["airline_sentiment"].map(SCORES)
    return pd.DataFrame({"text": frame["text"], "score_share": score}).dropna().drop_duplicates("text")


def measured(told: Tones) -> dict[str, float]:
    assert told.accuracy is not None and told.baseline is not None and told.seen is not None
    said, by_words = told.seen["said"], told.seen["told"]
    scores = []
    for tone in TONES:
        both = ((said == tone) & (by_words == tone)).sum()
        scores.append(2 * both / ((said == tone).sum() + (by_words == tone).sum()))
    return {
        "accuracy": told.accuracy.value.amount,
        "macro_f1": float(np.mean(scores)),
        "baseline": told.baseline.value.amount,
        "texts": len(said),
    }


def main() -> None:
    frame = tweets()
    texts = frame["text"].tolist()
    told = tones(texts, frame)
    print("five folds", {name: round(value, 4) for name, value in measured(told).items()})
    assert told.seen is not None
    right = (told.seen["said"] == told.seen["told"]).groupby(told.seen["text"]).mean().reindex(texts).to_numpy()
    band = pd.cut(told.frame["certainty"], np.arange(0.3, 1.01, 0.1))
    print(told.frame.assign(right=right).groupby(band, observed=True)[["certainty", "right"]].mean().round(3))
    for number in (200, 500, 1_000, 3_000):
        some = frame.sample(number, random_state=1)
        print(
            number,
            "scored",
            {key: round(each, 3) for key, each in measured(tones(some["text"].tolist(), some)).items()},
        )
    earlier = frame.sample(frac=0.9, random_state=2)
    before = tones(earlier["text"].tolist(), earlier).frame["tone"].to_numpy()
    after = told.frame["tone"].set_axis(texts).reindex(earlier["text"]).to_numpy()
    print("tones of old texts that a tenth more texts change", round(float((before != after).mean()), 4))
    many = [f"{text} {copy}x" for copy in range(MANY // len(texts) + 1) for text in texts][:MANY]
    scored = pd.DataFrame({"text": many, "score_share": np.tile(frame["score_share"], MANY // len(texts) + 1)[:MANY]})
    start = perf_counter()
    tones(many, scored)
    print(f"{MANY:,} texts, all scored: {perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main()

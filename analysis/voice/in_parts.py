"""Very many texts are read in parts, side by side, one part a core."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from itertools import chain

from joblib import Parallel, delayed

FEW = 20_000  # below, starting the other processes costs as much as they spare
MOST_PROCESSES = 4  # each holds the models once more


def in_parts(read: Callable[[Sequence[str]], list[str]], texts: Sequence[str], few: int = FEW) -> list[str]:
    """What `read` says of each text, in order. `read` looks at each text alone, and can be sent to another process."""
    processes = min(os.cpu_count() or 1, MOST_PROCESSES)
    if len(texts) < few or processes == 1:
        return read(texts)
    size = max(1, -(-len(texts) // processes))
    parts = (texts[start : start + size] for start in range(0, len(texts), size))
    return list(chain.from_iterable(Parallel(n_jobs=processes)(delayed(read)(part) for part in parts)))

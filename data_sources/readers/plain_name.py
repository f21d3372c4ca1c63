"""An export under a name that every reader can spell."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from data_sources.shown_text import shown_text

LONGEST = 200  # of the 255 bytes that a name may have; the end is kept, where the kind of file stands


@contextmanager
def under_a_plain_name(path: Path) -> Iterator[Path]:
    r"""The path; where its name holds bytes that are no UTF-8 or control characters, a link to it without them.

    DuckDB and the readers of workbooks take names as text, and refuse one that was unpacked from an old archive.
    """
    plain = shown_text(str(path))
    if plain == str(path):
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="empty-chair-") as scratch:
        link = Path(scratch) / shown_text(path.name)[-LONGEST:]
        link.symlink_to(path.resolve())
        yield link

"""A department changed its header: what was renamed, added and dropped, and the lines of sources.toml that mend it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class RenamedColumn:
    """A header of the export that is most likely a declared one under another name. `certainty` in 0 to 1."""

    new: str
    old: str
    certainty: float
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class HeaderChange:
    """How an export's header differs from what its source declares, and from the source's export before it."""

    path: str
    source: str
    renamed: tuple[RenamedColumn, ...]
    added: tuple[str, ...]
    dropped: tuple[str, ...]
    missing: tuple[str, ...] = ()  # declared headers for which no column of the export can stand

    def mend(self) -> dict[str, str]:
        """The entries of [source.renamed]: the export's new header = the header that the source declares."""
        return {each.new: each.old for each in self.renamed}

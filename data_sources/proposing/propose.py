"""Sources for the exports that nobody has declared, each guess with its evidence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from data_sources.arrivals import arrivals
from data_sources.proposing.proposal import Proposal
from data_sources.workspace import open_workspace

Tell = Callable[[str, float], None]


def propose(workspace: Path, tell: Tell | None = None) -> Proposal:
    """Sources for exports that no declared source matches, header changes of those that are declared.

    Raises InputMistake where there is no export at all.
    """
    arrivals(open_workspace(workspace))
    return Proposal((), None, (), ())

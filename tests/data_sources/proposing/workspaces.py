"""Workspaces of nothing but exports, written by a test."""

from __future__ import annotations

from pathlib import Path

from data_sources.proposing import Proposal, SourceProposal, propose
from tests.data_sources.small_workspace import write

ACCOUNTS = [f"A-{i:03},Firm {i:03} Ltd,{('Small', 'Large')[i % 2]},{('UK', 'US', 'DE')[i % 3]},{i}" for i in range(40)]
ACCOUNT_LIST = "\n".join(["Account no,Account name,Segment,Country,Seats", *ACCOUNTS]) + "\n"


def csv(header: str, *rows: str) -> str:
    return "\n".join([header, *rows]) + "\n"


def proposed(folder: Path, **exports: str) -> Proposal:
    """The proposal for exports of these contents; a name's two underscores stand for a folder's slash."""
    for name, content in exports.items():
        write(folder, f"exports/{name.replace('__', '/')}.csv", content)
    return propose(folder)


def only_source(proposal: Proposal, table: str) -> SourceProposal:
    """The one source proposed for a record table."""
    found = [each for each in proposal.sources if each.source.table == table]
    assert len(found) == 1, [each.source.name for each in proposal.sources]
    return found[0]

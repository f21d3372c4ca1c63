"""Who sits in the room: which findings lead for them, in whose terms a finding is said, and what they ask first."""

from __future__ import annotations

from enum import StrEnum

from analysis.findings import Finding, Objection


class Audience(StrEnum):
    CFO = "CFO"
    COO = "COO"
    CMO = "CMO"
    CPO = "CPO"
    CEO = "CEO"


def in_their_terms(finding: Finding, audience: Audience) -> str:
    """One sentence in the unit that this audience thinks in, with its interval; "" where the finding has none."""
    return ""


def objections_for(finding: Finding, audience: Audience) -> tuple[Objection, ...]:
    """The finding's objections, those that this audience raises first in front."""
    return finding.objections

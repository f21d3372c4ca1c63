"""Whether a finding bears out the title that somebody wrote over it."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.findings import Finding


def why_refused(title: str, finding: Finding) -> str | None:
    """None where the title may stand over the finding; otherwise why not, and what the finding says now."""
    return None


def why_line_refused(line: str, findings: Sequence[Finding]) -> str | None:
    """The same of a line of the opening, which any of the findings may bear out."""
    return None

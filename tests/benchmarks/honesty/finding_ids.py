"""The ids of all findings that the stories can tell, read from their sources."""

from __future__ import annotations

import re

from tests.conftest import ROOT

STORIES = ROOT / "analysis" / "stories"
# How each story names its findings: retention by a constant, priority issues by a call, satisfaction in the finding.
NAMED = {
    "retention-economics": re.compile(r'^ID = "([a-z-]+)"', re.MULTILINE),
    "priority-issues": re.compile(r'(?:finding_id\(|return f|Deed\(\s*)"([a-z-]+)["{]'),
    "satisfaction": re.compile(r'\bFinding\(\s*"([a-z-]+)"'),
    "customer-stories": re.compile(r'"(one|another|third|fourth)"[,)]'),
    "voice": re.compile(r'finding_id\("([a-z-]+)"'),
}


def finding_ids() -> frozenset[str]:
    """`initiative-…`, of which there is one for each initiative, without its end."""
    return frozenset(
        f"{story}/{name.rstrip('-')}"
        for story, named in NAMED.items()
        for path in sorted((STORIES / story.replace("-", "_")).rglob("*.py"))
        for name in named.findall(path.read_text(encoding="utf-8"))
    )

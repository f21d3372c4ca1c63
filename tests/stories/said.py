"""A story as it reads, for snapshots that people review: the sentences alone, in their order."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from analysis.findings import Story
from presentation.wording import say


def said(story: Story) -> str:
    return "\n".join(_lines(story)) + "\n"


def _lines(story: Story) -> Iterator[str]:
    for name in ("headline", "situation", "complication", "answer"):
        yield f"{name}: {say(getattr(story, name))}"
    for finding in story.findings:
        yield f"\n{finding.id} ({finding.grade})"
        yield f"  {say(finding.claim)}"
        yield from (f"  - {say(caveat)}" for caveat in finding.caveats)
    yield "\n" + "\n".join(f"doubt: {say(doubt)}" for doubt in story.doubts)
    yield from (f"gap: {gap.question} {gap.needs} ({gap.held_by})" for gap in story.gaps)
    if story.ask is not None:
        yield f"ask: {say(story.ask.decision)} Owner: {story.ask.owner}. Measure: {say(story.ask.measure)}"


def reviewed(snapshot: Path, text: str) -> str:
    """The text that people reviewed. ACCEPT_SENTENCES=1 pytest tests/stories accepts what is said: read the diff."""
    if os.environ.get("ACCEPT_SENTENCES") == "1":
        snapshot.write_text(text, encoding="utf-8")
    return snapshot.read_text(encoding="utf-8")

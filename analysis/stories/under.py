"""A story under a reader's assumptions: only the findings that rest on some are reckoned anew."""

from __future__ import annotations

from dataclasses import replace

from analysis.findings import Finding, Story
from analysis.view import Assumptions


def story_under(story: Story, assumptions: Assumptions) -> Story:
    """Nothing is read from the edition again."""
    if assumptions == story.view.assumptions:
        return story
    findings = tuple(finding_under(each, assumptions) for each in story.findings)
    return replace(story, findings=findings, view=replace(story.view, assumptions=assumptions))


def finding_under(finding: Finding, assumptions: Assumptions) -> Finding:
    """The same finding, by its own id; itself where it rests on no assumption that a reader may choose."""
    return replace(finding.under(assumptions), id=finding.id) if finding.under else finding

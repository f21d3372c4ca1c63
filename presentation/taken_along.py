"""What a reader of a page takes along: the story or a finding as it is seen there, made when somebody asks."""

from __future__ import annotations

from dataclasses import replace

from analysis.findings import Finding, Story
from analysis.stories.objections.last_time import with_last_time
from presentation.briefing import briefing_of
from presentation.edition_in_use import standing_of, workspace_in_use
from presentation.exporting.kinds import Kind
from presentation.exporting.material import Material, of_one
from presentation.exporting.own_template import template_of
from presentation.told import tellings_before
from queries.run import Edition


def story_to_take(story: Story, edition: Edition) -> Material:
    """With what was said last time among the answers, and in the company's own slides where it keeps some."""
    told = with_last_time(story, tellings_before(edition, story))
    frozen_as = ", ".join(standing_of(edition).frozen_names)
    template = template_of(workspace_in_use(lambda step, share: None))
    return Material(briefing_of(told, frozen_as), told, template)


def finding_as(kind: Kind, finding: Finding, story: Story, edition: Edition) -> bytes:
    """One finding as a file: a deck of one slide."""
    alone = replace(story, findings=(finding,))
    return kind.make(of_one(story_to_take(alone, edition), finding.id))

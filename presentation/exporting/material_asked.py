"""From what was asked for to what a file is made from."""

from __future__ import annotations

from dataclasses import replace

from data_sources.mistakes import InputMistake
from data_sources.workspace import Workspace
from presentation.briefing import Progress
from presentation.exporting.asked import Asked, refuse_contradictions
from presentation.exporting.kinds import Kind
from presentation.exporting.known import finding_named, refuse_unknown
from presentation.exporting.material import Material, of_one
from presentation.exporting.own_template import template_named, template_of
from presentation.exporting.packs import pack_as_material
from presentation.exporting.stories import story_as_material
from presentation.packs.audiences import Audience


def material_of(workspace: Workspace, asked: Asked, kind: Kind, progress: Progress) -> Material:
    """Raises InputMistake where what is asked for is not there, or cannot go together."""
    refuse_contradictions(asked, kind)
    if asked.audience:
        refuse_unknown(asked.audience, map(str, Audience), "audience", "--audience")
    template = template_named(asked.template) if asked.template else None
    if asked.pack:
        material = pack_as_material(workspace, asked.pack, asked.version, asked.edition, asked.audience, progress)
    else:
        material = story_as_material(workspace, asked, progress)
    if kind.ending == "pptx":
        material = replace(material, template=template or template_of(workspace))
    return _narrowed(material, asked.finding, kind)


def _narrowed(material: Material, finding: str, kind: Kind) -> Material:
    if finding:
        return of_one(material, finding_named(finding, (page.finding.id for page in material.briefing.pages)))
    if kind.is_picture and not material.briefing.pages:
        raise InputMistake(
            f"The {material.briefing.name} story of this edition has no finding to draw.",
            "At least one finding.",
            "The exports that it would rest on are missing; the story's gaps say which.",
            "Ask for .json to read them, or add the exports and build again.",
        )
    return material

"""A board pack told for a file: from the edition it is frozen with, else the one asked for; never in part."""

from __future__ import annotations

from dataclasses import replace

from analysis.findings import Story
from analysis.stories import tell
from analysis.view import View
from data_sources.mistakes import InputMistake
from data_sources.opened_edition import edition_open
from data_sources.packs import Pack, pack_edition, read_pack
from data_sources.workspace import Workspace
from presentation.briefing import STORY_TITLES, Progress
from presentation.exporting.material import Material, say_nothing
from presentation.exporting.stories import TELLING, second_half, with_answers
from presentation.packs.composed import compose, ready


def pack_as_material(
    workspace: Workspace,
    name: str,
    version: int | None = None,
    edition_name: str = "",
    audience: str = "",
    progress: Progress = say_nothing,
) -> Material:
    """Raises InputMistake, where pages can no longer be told among others: then nothing is written."""
    pack = read_pack(workspace, name, version)
    _refuse_another_edition(workspace, pack, edition_name)
    path = workspace.edition(edition_name) if edition_name else pack_edition(workspace, pack)
    stories = len({(page.story, page.view) for page in pack.pages}) or 1
    told: list[Story] = []
    with edition_open(path) as opened:

        def tell_in(story_id: str, view: View) -> Story:
            progress(f"Telling {STORY_TITLES[story_id]}", TELLING * len(told) / (stories + 1))
            told.append(with_answers(tell(story_id, opened, view), opened, workspace))
            return told[-1]

        composed = compose(pack.model_copy(update={"audience": audience}) if audience else pack, tell_in)
    briefing = ready(composed)
    frozen_as = briefing.frozen_as or ", ".join(workspace.frozen_names(path.stem))
    return Material(replace(briefing, frozen_as=frozen_as), progress=second_half(progress))


def _refuse_another_edition(workspace: Workspace, pack: Pack, edition_name: str) -> None:
    if edition_name and pack.is_frozen and workspace.edition(edition_name) != pack_edition(workspace, pack):
        raise InputMistake(
            f"The pack {pack.name!r} is frozen with the edition {pack.frozen_as or pack.edition}, not {edition_name}.",
            "A frozen pack as the board has it: from its own edition.",
            "The option is left over from another call, or an earlier version of the pack was meant.",
            "Leave --edition out, or name with --version a version from before it was frozen.",
        )

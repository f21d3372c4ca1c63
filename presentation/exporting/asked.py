"""What somebody asks for in options, and what of it cannot go together."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from analysis.view import Assumptions
from data_sources.mistakes import InputMistake
from presentation.exporting.kinds import Kind


@dataclass(frozen=True)
class Asked:
    """By the options' names; "" and None where nothing was said."""

    story: str = ""
    pack: str = ""
    version: int | None = None
    edition: str = ""
    finding: str = ""
    audience: str = ""
    template: Path | None = None
    until: str = ""
    by: str = ""
    segment: str = ""
    assumptions: Assumptions = field(default_factory=Assumptions)


def refuse_contradictions(asked: Asked, kind: Kind) -> None:
    """Raises InputMistake; an option that would change nothing is a mistake, not a silence."""
    _refuse_both_and_neither(asked)
    _refuse_what_means_nothing(asked, kind)


def _refuse_both_and_neither(asked: Asked) -> None:
    if bool(asked.story) == bool(asked.pack):
        raise InputMistake(
            "Both --story and --pack are given." if asked.story else "Neither --story nor --pack is given.",
            "One of them: a file tells one story or holds one board pack.",
            "An option is left over from another call." if asked.story else "The option was left out.",
            "The options --story and --pack.",
        )


def _refuse_what_means_nothing(asked: Asked, kind: Kind) -> None:
    chosen = {"--until": asked.until, "--by": asked.by, "--segment": asked.segment}
    filters = [name for name, said in chosen.items() if said]
    filters += ["--assume"] if asked.assumptions != Assumptions() else []
    if asked.pack and filters:
        why = "each page of a pack has filters and assumptions of its own"
        raise _means_nothing(filters[0], "--pack", why, "Leave it out, or change the page's on the page Board pack.")
    if asked.version is not None and not asked.pack:
        raise _means_nothing("--version", "--story", "stories have no versions", "Name an edition with --edition.")
    if asked.template and kind.ending != "pptx":
        raise _means_nothing("--template", f"a .{kind.ending} file", "only slides have one", "Leave it out.")


def _means_nothing(option: str, beside: str, why: str, edit: str) -> InputMistake:
    return InputMistake(
        f"{option} is given with {beside}.",
        f"An option that changes what is written: {why}.",
        "The option is left over from another call.",
        edit,
    )

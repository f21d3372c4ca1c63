"""What the app opens: the workspace that it was given, or the sample company, written and built at the first start."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from data_sources.edition_id import code_version
from data_sources.one_build import one_build_at_a_time
from data_sources.sample import write_sample
from data_sources.workspace import Workspace, open_workspace, replace_text
from queries.run import open_edition

VARIABLE = "EMPTY_CHAIR_WORKSPACE"
SAMPLE_FOLDER = Path(__file__).parents[1] / "workspace" / "sample"
CHOSEN = "chosen"  # beside the sample's folder: names the workspace that was chosen on a page, where the app got none


def ready_workspace(
    environment: Mapping[str, str], progress: Callable[[str, float], None], sample_folder: Path = SAMPLE_FOLDER
) -> Workspace:
    """A workspace with an edition to show. Raises InputMistake where the named one is missing or cannot be built.

    Safe to call from many sessions at once: the first writes and builds, the others wait and use what it built.
    """
    named = named_workspace(environment, sample_folder)
    if not named:
        return _ready_sample(sample_folder, progress)
    workspace = open_workspace(Path(named).expanduser())
    if workspace.current_edition() is None:
        _build(workspace.folder, progress)
    return workspace


def named_workspace(environment: Mapping[str, str], sample_folder: Path = SAMPLE_FOLDER) -> str:
    """The folder that the app was given, else the one chosen on a page as long as it is there; empty for the sample."""
    given = environment.get(VARIABLE, "").strip()
    chosen = sample_folder.parent / CHOSEN
    if given or not chosen.is_file():
        return given
    folder = chosen.read_text(encoding="utf-8").strip()
    return folder if folder and Path(folder).is_dir() else ""


def choose_for_every_page(folder: Path | None, sample_folder: Path = SAMPLE_FOLDER) -> None:
    """From now on an app that was given no workspace tells from this one; from the sample again where it is None."""
    replace_text(sample_folder.parent / CHOSEN, str(folder.resolve()) if folder else "")


def _ready_sample(folder: Path, progress: Callable[[str, float], None]) -> Workspace:
    workspace = Workspace(folder)
    if _is_up_to_date(workspace):
        return workspace
    with one_build_at_a_time(folder.parent, lambda step: progress(step, 0.0)):
        if not folder.is_dir():
            progress("writing the sample company's exports", 0.0)
            _write_whole_sample(folder)
        if not _is_up_to_date(workspace):
            _build(folder, progress)
    return workspace


def _build(folder: Path, progress: Callable[[str, float], None]) -> None:
    from data_sources.build import build  # all readers come with it: a server over a built workspace needs none

    build(folder, progress)


def _write_whole_sample(folder: Path) -> None:
    """The sample's folder appears when it is complete: a start that is broken off leaves none."""
    beside = folder.with_name(f".{folder.name}-being-written")
    write_sample(beside)
    beside.rename(folder)


def _is_up_to_date(workspace: Workspace) -> bool:
    """Whether the sample's edition was built by this code; a newer version of the app builds it anew."""
    path = workspace.current_edition()
    if path is None:
        return False
    edition = open_edition(path)
    try:
        return str(edition.company["code_version"]) == code_version()
    finally:
        edition.connection.close()

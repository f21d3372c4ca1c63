"""The board packs of a workspace: a folder each, and in it a file for each version, none of which is ever changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from data_sources.declared_files import validated
from data_sources.mistakes import InputMistake, nearest
from data_sources.one_build import one_at_a_time
from data_sources.pack_file import pack_as_toml, read_pack_file
from data_sources.pack_model import Pack, PackAsk, PackAssumptions, PackPage
from data_sources.read_only import refuse_if_read_only
from data_sources.workspace import LONGEST_NAME, Workspace, replace_text

__all__ = [
    "Pack",
    "PackAsk",
    "PackAssumptions",
    "PackPage",
    "freeze_pack",
    "pack_edition",
    "pack_names",
    "pack_versions",
    "read_pack",
    "save_pack",
]

FOLDER = "packs"
VERSION_FILE = re.compile(r"(\d{4,})\.toml")
HELD_SECONDS = 10.0  # a version is written in a few milliseconds
# A folder of that name can be made on every system: no mark that a path gives a meaning, no dot or space at its end.
NAME = re.compile(r"[^\W_](?:[\w .&+-]*[\w&+-])?")
KEPT_BY_WINDOWS = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def pack_names(workspace: Workspace) -> tuple[str, ...]:
    """In the order of the alphabet; a folder without a version is none."""
    folders = sorted((workspace.folder / FOLDER).glob("[!.]*/"), key=lambda each: each.name.lower())
    return tuple(each.name for each in folders if pack_versions(workspace, each.name))


def pack_versions(workspace: Workspace, name: str) -> tuple[int, ...]:
    """The numbers of its versions, the first one first; none where there is no such pack."""
    if not NAME.fullmatch(name):
        return ()
    files = (VERSION_FILE.fullmatch(each.name) for each in _folder(workspace, name).glob("*.toml"))
    return tuple(sorted(int(found[1]) for found in files if found))


def read_pack(workspace: Workspace, name: str, version: int | None = None) -> Pack:
    """That version of the pack, the last one where none is named. Raises InputMistake, which names the line."""
    versions = pack_versions(workspace, name)
    if not versions:
        raise _unknown_pack(workspace, name)
    wanted = versions[-1] if version is None else version
    if wanted not in versions:
        raise InputMistake(
            f"The pack {name!r} has no version {wanted}.",
            f"One of {', '.join(map(str, versions))}.",
            "The number is mistyped, or the file was deleted.",
            f"The version; the files lie in {_folder(workspace, name)}.",
        )
    return read_pack_file(_file(workspace, name, wanted), name, wanted)


def save_pack(workspace: Workspace, pack: Pack) -> Pack:
    """Writes the pack as a new version after the one that it was made from, and gives it back with its number.

    `pack.version` is the version that was seen: 0 makes a new pack. Raises InputMistake where somebody else saved a
    version meanwhile, where nothing may be changed, and where the file cannot be written.
    """
    refuse_if_read_only("Saving a board pack")
    _refuse_odd_name(pack.name)
    pack = validated(Pack, pack.model_dump(), f"The pack {pack.name!r}")  # a copy with changes was not looked at yet
    folder = _folder(workspace, pack.name)
    try:
        with _held(workspace):
            _refuse_twin(workspace, pack)
            last = max(pack_versions(workspace, pack.name), default=0)
            if last != pack.version:
                raise _saved_meanwhile(pack, last)
            saved = pack.model_copy(update={"version": last + 1, "saved_at": datetime.now(UTC).replace(microsecond=0)})
            replace_text(_file(workspace, pack.name, saved.version), pack_as_toml(saved))
            return saved
    except OSError as error:
        raise InputMistake(
            f"{folder} cannot be written: {error.strerror or error}.",
            "A folder that this program may write to.",
            "The folder is read-only, or the disk is full.",
            f"The rights on {workspace.folder}, or set EMPTY_CHAIR_READ_ONLY=1 so that nobody is asked to save here.",
        ) from None


def freeze_pack(
    workspace: Workspace, name: str, edition: str = "current", frozen_as: str = "", seen: int | None = None
) -> Pack:
    """A new version that always tells from this edition, which gets a name that keeps it from being pruned.

    `edition` is what Workspace.edition takes; `frozen_as` the edition's name, the pack's own where none is given;
    `seen` the version that whoever freezes it looked at. Raises InputMistake where that is not the last one, where the
    pack is frozen already, or that name stands for another edition.
    """
    refuse_if_read_only("Freezing a board pack")
    pack = read_pack(workspace, name)
    if seen is not None and seen != pack.version:
        raise _saved_meanwhile(pack.model_copy(update={"version": seen}), pack.version)
    if pack.is_frozen:
        raise InputMistake(
            f"The pack {name!r} is frozen already, with the edition {pack.frozen_as or pack.edition!r}.",
            "A pack that tells from the current edition.",
            "It was frozen for an earlier meeting.",
            "Save it under another name for the next meeting, and freeze that.",
        )
    edition_id = workspace.edition(edition).stem
    kept_as = frozen_as or name
    workspace.freeze(kept_as, edition_id)
    return save_pack(workspace, pack.model_copy(update={"edition": edition_id, "frozen_as": kept_as, "note": "frozen"}))


def pack_edition(workspace: Workspace, pack: Pack) -> Path:
    """The edition that the pack is told from: its own where it is frozen, else the current. Raises InputMistake."""
    return workspace.edition(pack.edition or "current")


def _folder(workspace: Workspace, name: str) -> Path:
    return workspace.folder / FOLDER / name


def _file(workspace: Workspace, name: str, version: int) -> Path:
    return _folder(workspace, name) / f"{version:04}.toml"


def _unknown_pack(workspace: Workspace, name: str) -> InputMistake:
    return InputMistake(
        f"{workspace.folder} has no board pack {name!r}. {nearest(name, pack_names(workspace))}",
        "The name of a pack that was saved in this workspace.",
        "The name is misspelt, or the pack belongs to another workspace.",
        "The name; packs are made on the page Board pack.",
    )


def _refuse_odd_name(name: str) -> None:
    if len(name) > LONGEST_NAME or not NAME.fullmatch(name) or KEPT_BY_WINDOWS.fullmatch(name):
        raise InputMistake(
            f"{name!r} can be no pack's name.",
            f'At most {LONGEST_NAME} letters, digits, spaces and - _ . & +, such as "Board 2026-Q4".',
            "It is the name of a folder too, and folders take no other marks.",
            "Choose another name.",
        )


def _refuse_twin(workspace: Workspace, pack: Pack) -> None:
    """Some systems take "board" and "Board" for one folder."""
    twin = next((each for each in pack_names(workspace) if each.lower() == pack.name.lower()), pack.name)
    if twin != pack.name:
        raise InputMistake(
            f"There is a pack {twin!r} already, which differs from {pack.name!r} in capitals only.",
            "A name of its own.",
            "The pack was meant to become a further version of it.",
            f"Write {twin!r}, or choose another name.",
        )


def _saved_meanwhile(pack: Pack, last: int) -> InputMistake:
    if pack.version == 0:
        return InputMistake(
            f"There is a pack {pack.name!r} already, with {last} version{'s' if last > 1 else ''}.",
            "A name that is not taken.",
            "The name of an earlier meeting was used again.",
            "Choose another name, or open that pack and change it.",
        )
    return InputMistake(
        f"The pack {pack.name!r} changed while you were at it: you began with version {pack.version}, "
        f"the last is {last}.",
        "The version that you began with to be the last one.",
        "Somebody else saved it at the same time, or its files were moved.",
        f"Look at version {last}, and make your changes there. Yours is not saved.",
    )


@contextmanager
def _held(workspace: Workspace) -> Iterator[None]:
    busy = InputMistake(
        f"somebody else has been saving a board pack of {workspace.folder} for {HELD_SECONDS:g} seconds.",
        "One person saving at a time.",
        "Another program holds the file, or the disk hangs.",
        "Try again in a moment.",
    )
    with one_at_a_time(workspace.folder / FOLDER / ".lock", HELD_SECONDS, busy):
        yield

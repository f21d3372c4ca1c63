"""A folder of this machine as exports: what would be copied, where to, and what is left aside with the reason."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from data_sources.bringing.safe_names import department_folder, safe_name
from data_sources.bringing.save import content_of, disk_mistakes_told, place_for, save
from data_sources.export_files import NOT_EXPORTS
from data_sources.mistakes import InputMistake
from data_sources.readers.landing import READABLE
from data_sources.received_order import received_order

MOST_FILES = 5_000  # more than any department hands over: a whole disk was named by mistake


@dataclass(frozen=True)
class FolderFile:
    """One export of the folder; `folders` are those between the named folder and the file."""

    path: Path
    folders: tuple[str, ...]
    size: int


@dataclass(frozen=True)
class LeftAside:
    path: str
    why: str


@dataclass(frozen=True)
class FolderLook:
    """What lies in a folder: the exports, in the order in which they would be received, and what is left aside."""

    folder: Path
    files: tuple[FolderFile, ...]
    left_aside: tuple[LeftAside, ...]

    @property
    def bytes(self) -> int:
        return sum(file.size for file in self.files)

    @property
    def has_loose_files(self) -> bool:
        """Whether a file lies in no folder of its own, so that somebody has to say whose it is."""
        return any(not file.folders for file in self.files)


@dataclass(frozen=True)
class Copied:
    """`saved` are the paths below exports/; `same` lay there already with the same content."""

    saved: tuple[str, ...]
    same: tuple[str, ...]


def look_into(named: str, exports_folder: Path) -> FolderLook:
    """What the folder would bring. Changes nothing. Raises InputMistake where it cannot be one."""
    folder = Path(named.strip().strip("\"'")).expanduser()
    _refuse(folder, exports_folder)
    files, left = [], []
    for found in _walk(folder):
        if isinstance(found, LeftAside):
            left.append(found)
        else:
            files.append(found)
        if len(files) + len(left) > MOST_FILES:
            raise _too_many(folder)
    files.sort(key=lambda file: received_order(file.path.relative_to(folder)))
    return FolderLook(folder, tuple(files), tuple(left))


def copy_in(look: FolderLook, exports_folder: Path, department: str) -> Copied:
    """Copies the files below exports/: by their own first folder, loose ones to the department's.

    A file of another content under the same name stays; the new one is kept beside it as "name (2)".
    """
    saved, same = [], []
    for each in look.files:
        first, *deeper = each.folders or (department,)
        folder = exports_folder / department_folder(first) / Path(*(safe_name(part) for part in deeper))
        name = safe_name(each.path.name)
        with disk_mistakes_told(each.path), each.path.open("rb") as file:
            if place_for(folder, name, each.size, content_of(file)).standing == "same":
                same.append((folder / name).relative_to(exports_folder).as_posix())
            else:
                saved.append(save(file, folder, name).relative_to(exports_folder).as_posix())
    return Copied(tuple(saved), tuple(same))


def _refuse(folder: Path, exports_folder: Path) -> None:
    workspace = exports_folder.parent.resolve()
    if not folder.is_absolute() or not folder.is_dir():
        is_file = folder.is_file()
        raise InputMistake(
            f"{folder} is a file." if is_file else f"There is no folder {folder} on the machine that runs this app.",
            "The whole path of a folder with exports, such as /home/anna/exports or C:\\exports.",
            "A single file was named: upload it instead."
            if is_file
            else "The path is misspelt, or the folder lies on your machine while the app runs on another.",
            "The path in the field; or upload the files.",
        )
    inside = folder.resolve()
    if inside == workspace or workspace in inside.parents or inside in workspace.parents:
        raise InputMistake(
            f"{folder} and the workspace {workspace} lie one within the other.",
            "A folder outside of the workspace: what lies in its exports/ is read without being copied.",
            "The workspace itself, or a folder above it, was named.",
            "The path in the field.",
        )


def _walk(folder: Path) -> Iterator[FolderFile | LeftAside]:
    root = folder.resolve()
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for name in [*(each for each in folders if (Path(parent) / each).is_symlink()), *names]:
            yield _judged(Path(parent) / name, folder, root)


def _judged(path: Path, folder: Path, root: Path) -> FolderFile | LeftAside:
    below = path.relative_to(folder)
    if path.is_symlink():
        is_inside = root in path.resolve().parents
        return LeftAside(below.as_posix(), f"a link to {'another file here' if is_inside else path.resolve()}")
    if any(NOT_EXPORTS.search(part) for part in below.parts):
        return LeftAside(below.as_posix(), "a hidden, lock or temporary file")
    if not path.is_file():
        return LeftAside(below.as_posix(), "neither a file nor a folder")
    if path.suffix.lower() not in READABLE:
        return LeftAside(below.as_posix(), f"not an export: it ends in {path.suffix or 'nothing'}")
    return FolderFile(path, below.parts[:-1], path.stat().st_size)


def _too_many(folder: Path) -> InputMistake:
    return InputMistake(
        f"{folder} holds more than {MOST_FILES:,} files.",
        "A folder that holds exports and little else.",
        "A whole disk or a home folder was named.",
        "The path in the field: name the folder in which the exports lie.",
    )

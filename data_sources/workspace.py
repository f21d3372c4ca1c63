"""A workspace: one company's folder, and the editions that were built from it."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import tomlkit

from data_sources.mistakes import InputMistake, nearest
from data_sources.one_build import one_build_at_a_time

FEWEST_LETTERS = 4  # of an edition's id, where it is not written in full
LONGEST_NAME = 80  # what stands in a masthead and in an address
READ_ONLY = 0o444  # a frozen edition's file
NAMES_HELD_SECONDS = 30.0  # writing a name, or deleting files, takes no longer


@dataclass(frozen=True)
class Workspace:
    """A folder with company.toml, sources.toml, exports/ and editions/."""

    folder: Path

    @property
    def exports_folder(self) -> Path:
        return self.folder / "exports"

    @property
    def editions_folder(self) -> Path:
        return self.folder / "editions"

    def edition_path(self, edition_id: str) -> Path:
        return self.editions_folder / f"{edition_id}.duckdb"

    def editions(self) -> tuple[str, ...]:
        """The ids of the editions at hand, in no meaningful order."""
        return tuple(sorted(path.stem for path in self.editions_folder.glob("[!.]*.duckdb")))

    def current_id(self) -> str | None:
        """The id that editions/current names; None where nothing was built, or what stands there is no id."""
        pointer = self.editions_folder / "current"
        named = pointer.read_text(encoding="utf-8", errors="replace").strip() if pointer.is_file() else ""
        return named if named.isascii() and named.isalnum() else None

    def current_edition(self) -> Path | None:
        """The file of the current edition; None where nothing was built."""
        edition_id = self.current_id()
        path = self.edition_path(edition_id) if edition_id else None
        return path if path is not None and path.is_file() else None

    def edition(self, name: str) -> Path:
        """The edition with that id or so begun, that frozen name, or "current". Raises InputMistake."""
        edition_id = self.current_id() if name == "current" else self.frozen().get(name, name)
        if edition_id in self.editions():
            return self.edition_path(str(edition_id))
        begun = [each for each in self.editions() if len(name) >= FEWEST_LETTERS and each.startswith(name.lower())]
        if len(begun) == 1:
            return self.edition_path(begun[0])
        names = [*self.frozen(), *(begun or self.editions())]
        raise InputMistake(
            f"{self.folder} has {len(begun) or 'no'} edition{'s' if begun else ''} {name!r}. {nearest(name, names)}",
            "The id of an edition or its first letters, the name of a frozen one, or the word current.",
            "Too few letters of the id."
            if begun
            else "The name is misspelt, the edition was pruned, or none was built.",
            f"Ask for another edition, or run: python -m data_sources build {self.folder}",
        )

    def frozen(self) -> dict[str, str]:
        """Frozen names with the id that each stands for. Raises InputMistake where the file is damaged."""
        path = self.editions_folder / "frozen.toml"
        if not path.is_file():
            return {}
        try:
            return {name: str(entry) for name, entry in tomllib.loads(path.read_text(encoding="utf-8")).items()}
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise InputMistake(
                f"{path} cannot be read: {error}.",
                'A line for each frozen edition: "Board 2026-Q4" = "0123456789ab".',
                "It was edited by hand, or the disk lost a part of it.",
                f"{path}: mend it, or take it from a copy; until then no edition is frozen, opened by name or pruned.",
            ) from None

    def frozen_names(self, edition_id: str) -> tuple[str, ...]:
        """The names under which this edition is kept for good."""
        return tuple(name for name, frozen_id in self.frozen().items() if frozen_id == edition_id)

    def freeze(self, name: str, edition_id: str) -> None:
        """Gives the edition a name that stays. Raises InputMistake where the name stands for another edition."""
        _refuse_odd_name(name, self.editions())
        with self.names_held():
            frozen = self.frozen()
            if frozen.get(name, edition_id) != edition_id:
                raise InputMistake(
                    f"{name!r} is frozen already and stands for edition {frozen[name]}.",
                    "A name that is not taken: what a board has seen under a name never changes.",
                    "The name of an earlier meeting was used again.",
                    "Choose another name.",
                )
            path = self.edition(edition_id)
            replace_text(self.editions_folder / "frozen.toml", tomlkit.dumps(frozen | {name: edition_id}))
            path.chmod(READ_ONLY)

    @contextmanager
    def names_held(self) -> Iterator[None]:
        """Nobody else freezes or prunes meanwhile: an edition that gets a name is never one that is being deleted."""
        with one_build_at_a_time(self.editions_folder / ".names", lambda step: None, NAMES_HELD_SECONDS):
            yield


def _refuse_odd_name(name: str, editions: tuple[str, ...]) -> None:
    is_odd = not name.strip() or not name.isprintable() or len(name) > LONGEST_NAME
    if is_odd or name == "current" or name in editions:
        raise InputMistake(
            f"{name!r} can be no edition's name.",
            f'A name of at most {LONGEST_NAME} letters in one line, such as "Board 2026-Q4"; '
            "not the word current, nor an edition's id.",
            "The name was left out, or something else was pasted.",
            "Choose another name.",
        )


def open_workspace(folder: Path) -> Workspace:
    """The workspace in that folder. Raises InputMistake where there is no such folder."""
    if not folder.is_dir():
        what = f"{folder} is a file, not a folder." if folder.exists() else f"There is no folder {folder}."
        raise InputMistake(
            what,
            "A workspace: a folder with company.toml, sources.toml and exports/.",
            "The path is misspelt, or the workspace was moved.",
            "The path in the command or in EMPTY_CHAIR_WORKSPACE; "
            f"python -m data_sources sample {folder} writes an example there.",
        )
    return Workspace(folder)


def replace_text(path: Path, text: str) -> None:
    """Writes a file so that a reader sees the old text or the new, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}-{os.getpid()}")
    with beside.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)

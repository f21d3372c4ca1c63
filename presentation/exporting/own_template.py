"""The company's own slides, kept with its workspace: the template of every deck made there."""

from __future__ import annotations

import os
from pathlib import Path

from data_sources.mistakes import InputMistake
from data_sources.read_only import refuse_if_read_only
from data_sources.workspace import Workspace

KEPT_AS = ("slide_template.pptx", "slide_template.potx")
ENDINGS = (".pptx", ".potx")


def template_path(workspace: Workspace) -> Path | None:
    """None where the company keeps none: then decks are in the house's own look."""
    return next((path for name in KEPT_AS if (path := workspace.folder / name).is_file()), None)


def template_of(workspace: Workspace) -> bytes | None:
    """Raises InputMistake where what is kept there cannot be used."""
    path = template_path(workspace)
    return template_named(path) if path else None


def template_named(path: Path) -> bytes:
    """Raises InputMistake where there is no such file, or it holds no slides."""
    from presentation.slides.template import read_template

    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputMistake(
            f"{path} cannot be read: {error.strerror or error}.",
            "A presentation, .pptx or .potx.",
            "The name is misspelt, or the file belongs to somebody else.",
            "The name after --template.",
        ) from None
    try:
        read_template(content)
    except InputMistake as mistake:
        found = f"{path} is {mistake.found}."
        raise InputMistake(found, mistake.expected, mistake.likely_cause, mistake.edit) from None
    return content


def keep_template(workspace: Workspace, content: bytes) -> Path:
    """Kept in place of the one before. Raises InputMistake where it holds no slides, or nothing may be changed."""
    from presentation.slides.template import read_template

    refuse_if_read_only("Keeping a template")
    kept = read_template(content).content
    path = workspace.folder / KEPT_AS[0]
    try:
        beside = path.with_name(f".{path.name}-{os.getpid()}")
        beside.write_bytes(kept)
        beside.replace(path)
    except OSError as error:
        raise _unwritable(path, error) from None
    return path


def drop_template(workspace: Workspace) -> None:
    """Decks are in the house's look again. Raises InputMistake where nothing may be changed."""
    refuse_if_read_only("Dropping a template")
    path = template_path(workspace)
    try:
        if path:
            path.unlink()
    except OSError as error:
        raise _unwritable(path or workspace.folder, error) from None


def _unwritable(path: Path, error: OSError) -> InputMistake:
    return InputMistake(
        f"{path} cannot be changed: {error.strerror or error}.",
        "A folder that this program may write to.",
        "The folder is read-only, or the disk is full.",
        f"The rights on {path.parent}.",
    )

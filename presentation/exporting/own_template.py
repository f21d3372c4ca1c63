"""The company's own slides, kept with its workspace: the template of every deck made there."""

from __future__ import annotations

from pathlib import Path

from data_sources.mistakes import InputMistake
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
    read_template(content)
    return content

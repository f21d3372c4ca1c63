"""A workspace of one's own: a folder with company.toml and an empty exports/, ready for exports."""

from __future__ import annotations

from pathlib import Path

import tomlkit

from data_sources.bringing.save import disk_mistakes_told
from data_sources.declarations import COMPANY_FILE, check_currency
from data_sources.mistakes import InputMistake
from data_sources.sample import DECLARATIONS
from data_sources.workspace import Workspace, replace_text

SAMPLE = Path(__file__).parents[1] / "sample"


def begin_workspace(folder: str, company: str, currency: str) -> Workspace:
    """Writes company.toml and exports/. A folder that is a workspace already is opened as it is, unless it is the
    sample company's. Raises InputMistake."""
    named = folder.strip().strip("\"'")
    path = Path(named).expanduser()
    _refuse(path, named, company)
    if not (path / COMPANY_FILE).exists():
        check_currency(currency.strip().upper(), "The form")
        entries = {"name": " ".join(company.split()), "currency": currency.strip().upper()}
        with disk_mistakes_told(path):
            (path / "exports").mkdir(parents=True, exist_ok=True)
            replace_text(path / COMPANY_FILE, tomlkit.dumps(entries))
    with disk_mistakes_told(path):
        (path / "exports").mkdir(exist_ok=True)
    return Workspace(path)


def is_sample(folder: Path) -> bool:
    """Whether the sample company lies there, as it was written: its company.toml has not been touched."""
    path = folder / COMPANY_FILE
    return path.is_file() and path.read_bytes() == (SAMPLE / DECLARATIONS[0]).read_bytes()


def _refuse(path: Path, named: str, company: str) -> None:
    if not company.strip():
        raise InputMistake(
            "The company has no name.", "The name that every page is to carry.", "It was left out.", "The form: name."
        )
    if not named or not path.is_absolute() or path.is_file():
        raise InputMistake(
            f"{path} is a file." if path.is_file() and named else f"{named!r} is not the whole path of a folder.",
            "The whole path of a folder that is empty or not there yet, such as /home/anna/our-company.",
            "Only the folder's name was given, or a file was named.",
            "The form: folder.",
        )
    if is_sample(path) or any(is_sample(parent) for parent in path.parents):
        raise InputMistake(
            f"The sample company lies in {path}.",
            "A folder of its own for each company.",
            "The sample's folder, or one within it, was named.",
            "The form: folder.",
        )
    if path.is_dir() and not (path / COMPANY_FILE).exists() and any(path.iterdir()):
        raise InputMistake(
            f"{path} holds other files.",
            "A folder that is empty or not there yet; exports are then copied into it.",
            "The folder that holds the exports was named.",
            "The form: folder. Name a new one; the exports are brought from theirs in the next step.",
        )

"""Workspaces over the shared real exports: declarations from here, the exports linked in from where they lie."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import SHARED_DATA

HERE = Path(__file__).parent


def real_workspace(name: str, folder: Path) -> Path:
    """Fills `folder` with the declarations of tests/real_data/NAME and a copy of its exports, or skips."""
    exports = SHARED_DATA / name
    if not exports.is_dir():
        pytest.skip(f"the real exports of {name} are not on this machine")
    shutil.copytree(HERE / name, folder, dirs_exist_ok=True)
    shutil.copytree(exports, folder / "exports", ignore=shutil.ignore_patterns("SOURCE.txt", "LICENSE*"))
    return folder

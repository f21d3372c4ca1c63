"""Workspaces over the shared real exports: declarations from here, the exports linked in from where they lie."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import SHARED_DATA

HERE = Path(__file__).parent
EXPORTS_OF = {"cdnow-sample": "cdnow"}  # two companies from one shared set


def exports_of(name: str) -> Path:
    """Where the real exports lie; the folder is absent on a machine without them."""
    return SHARED_DATA / EXPORTS_OF.get(name, name)


def real_workspace(name: str, folder: Path) -> Path:
    """Fills `folder` with the declarations of tests/real_data/NAME and a copy of its exports, or skips."""
    exports = exports_of(name)
    if not exports.is_dir():
        pytest.skip(f"the real exports of {name} are not on this machine")
    shutil.copytree(HERE / name, folder, dirs_exist_ok=True)
    shutil.copytree(exports, folder / "exports", ignore=shutil.ignore_patterns("SOURCE.txt", "LICENSE*"))
    return folder

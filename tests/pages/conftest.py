"""What the tests of pages share."""

from __future__ import annotations

from pathlib import Path

import pytest

from data_sources.first_start import VARIABLE
from data_sources.read_only import READ_ONLY
from tests.conftest import ROOT


@pytest.fixture
def over_the_sample(sample_workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace of its own that tells from the sample's edition, whose file it leaves as it is; the app's own."""
    editions = tmp_path / "editions"
    editions.mkdir()
    name = (sample_workspace / "editions" / "current").read_text(encoding="utf-8").strip()
    (editions / f"{name}.duckdb").symlink_to(sample_workspace / "editions" / f"{name}.duckdb")
    (editions / "current").write_text(name, encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    monkeypatch.delenv(READ_ONLY, raising=False)
    monkeypatch.chdir(ROOT)
    return tmp_path

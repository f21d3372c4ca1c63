"""One seed, one content: an edition's id is a hash over its inputs."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from data_sources.sample import write_sample


def digests(workspace: Path) -> dict[str, str]:
    files = sorted(path for path in workspace.rglob("*") if path.is_file())
    return {path.relative_to(workspace).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    workspace = tmp_path_factory.mktemp("first")
    write_sample(workspace)
    return workspace


def test_the_same_seed_gives_the_same_bytes(first: Path, tmp_path: Path) -> None:
    write_sample(tmp_path / "again", seed=7)
    assert digests(tmp_path / "again") == digests(first)


def test_another_seed_gives_another_company(first: Path, tmp_path: Path) -> None:
    write_sample(tmp_path / "other", seed=8)
    same = [name for name, digest in digests(tmp_path / "other").items() if digests(first)[name] == digest]
    assert same == ["company.toml", "exports/cco/initiatives.xlsx", "issues.toml", "sources.toml"]


def test_every_export_is_matched_by_a_source_and_every_source_matches_one(first: Path) -> None:
    sources = tomllib.loads((first / "sources.toml").read_text(encoding="utf-8"))["source"]
    exports = first / "exports"
    matched = {source["name"]: set(exports.glob(source["match"])) for source in sources}
    assert all(matched.values()), [name for name, paths in matched.items() if not paths]
    assert set().union(*matched.values()) == {path for path in exports.rglob("*") if path.is_file()}


def test_exports_were_handed_over_after_they_end_and_before_long(first: Path) -> None:
    received = {path: datetime.fromtimestamp(path.stat().st_mtime, UTC) for path in (first / "exports").rglob("*.*")}
    assert datetime(2024, 1, 1, tzinfo=UTC) <= min(received.values())
    assert max(received.values()) < datetime(2026, 10, 5, tzinfo=UTC)

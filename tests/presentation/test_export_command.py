"""python -m presentation export: files for every ending that is offered, a clear message for what is not."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def export(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "presentation", "export", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("ending", ["json", "xlsx", "png", "svg"])
def test_writes_each_kind_of_file(sample_workspace: Path, tmp_path: Path, ending: str) -> None:
    to = tmp_path / f"out.{ending}"
    done = export(sample_workspace, "--story", "satisfaction", "--to", to)
    assert done.returncode == 0, done.stderr
    assert to.stat().st_size > 1_000


def test_the_json_is_of_the_view_asked_for(sample_workspace: Path, tmp_path: Path) -> None:
    to = tmp_path / "out.json"
    done = export(sample_workspace, "--story", "satisfaction", "--to", to, "--until", "2026-06-30", "--by", "region")
    assert done.returncode == 0, done.stderr
    assert "June 2026" in json.loads(to.read_text(encoding="utf-8"))["period"]


def test_one_finding_by_its_short_name(sample_workspace: Path, tmp_path: Path) -> None:
    to = tmp_path / "out.json"
    done = export(sample_workspace, "--story", "satisfaction", "--to", to, "--finding", "level")
    assert done.returncode == 0, done.stderr
    assert [each["id"] for each in json.loads(to.read_text(encoding="utf-8"))["findings"]] == ["satisfaction/level"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--story", "satisfaction", "--to", "out.jsn"], "misspelt"),
        (["--story", "satisfacton", "--to", "out.json"], "Did you mean 'satisfaction'?"),
        (["--story", "satisfaction", "--to", "out.json", "--edition", "nosuch"], "nosuch"),
        (["--story", "satisfaction", "--to", "out.json", "--segment", "Enterprize"], "Did you mean 'Enterprise'?"),
        (["--story", "satisfaction", "--to", "out.json", "--until", "yesterday"], "yesterday"),
        (["--story", "satisfaction", "--to", "no/such/folder/out.json"], "could not be written"),
    ],
)
def test_refuses_with_found_expected_cause_and_edit(sample_workspace: Path, arguments: list[str], said: str) -> None:
    done = export(sample_workspace, *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    for part in ("Found:", "Expected:", "Likely cause:", "What to edit:"):
        assert part in done.stderr
    assert "Traceback" not in done.stderr


def test_a_workspace_that_is_not_there_is_a_mistake(tmp_path: Path) -> None:
    done = export(tmp_path / "nowhere", "--story", "summary", "--to", tmp_path / "out.json")
    assert done.returncode == 2
    assert "nowhere" in done.stderr

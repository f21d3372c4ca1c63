"""python -m presentation export: files for every ending that is offered, a clear message for what is not."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from data_sources.mistakes import InputMistake
from presentation.__main__ import export as write
from presentation.exporting.destination import refuse_unwritable

ROOT = Path(__file__).parents[2]


def export(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "presentation", "export", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_a_story_becomes_slides_and_a_pipe_sees_no_progress(sample_workspace: Path, tmp_path: Path) -> None:
    to = tmp_path / "out.pptx"
    done = export(sample_workspace, "--story", "satisfaction", "--to", to)
    assert done.returncode == 0, done.stderr
    assert to.read_bytes().startswith(b"PK")
    assert done.stderr == ""
    assert done.stdout.startswith(f"{to} holds the satisfaction story of edition ")


def test_the_json_is_of_the_view_and_the_finding_asked_for(sample_workspace: Path, tmp_path: Path) -> None:
    to = tmp_path / "out.json"
    write(sample_workspace, to, "satisfaction", until="2026-06-30", by="region", finding="level")
    told = json.loads(to.read_text(encoding="utf-8"))
    assert "June 2026" in told["period"]
    assert [each["id"] for each in told["findings"]] == ["satisfaction/level"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"to": "out.jsn"}, "asks for jsn"),
        ({"to": "out"}, "a file without an ending"),
        ({"story": "satisfacton"}, "Did you mean 'satisfaction'?"),
        ({"edition": "nosuch"}, "nosuch"),
        ({"segment": "Enterprize"}, "Did you mean 'Enterprise'?"),
        ({"until": "yesterday"}, "yesterday"),
        ({"to": "no/such/folder/out.json"}, "there is no folder no/such/folder"),
        ({"to": "."}, "asks for a file without an ending"),
        ({"to": "out.pptx", "template": Path("pyproject.toml")}, "pyproject.toml is no PowerPoint file"),
    ],
)
def test_refuses_before_anything_is_told(sample_workspace: Path, asked: dict[str, str], said: str) -> None:
    options = {"story": "satisfaction", **asked}
    with pytest.raises(InputMistake) as refused:
        write(sample_workspace, Path(options.pop("to", "out.json")), **options)  # type: ignore[arg-type]
    assert said in refused.value.found
    assert not Path("out.json").exists()


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out.json").mkdir()
    with pytest.raises(InputMistake, match="it is a folder"):
        refuse_unwritable(tmp_path / "out.json")


def test_a_folder_that_may_not_be_written_to_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda path, mode: False)
    with pytest.raises(InputMistake, match="may not be written to"):
        refuse_unwritable(tmp_path / "out.json")


def test_a_workspace_that_is_not_there_is_a_mistake(tmp_path: Path) -> None:
    done = export(tmp_path / "nowhere", "--story", "summary", "--to", tmp_path / "out.json")
    assert done.returncode == 2
    assert "nowhere" in done.stderr
    for part in ("Found:", "Expected:", "Likely cause:", "What to edit:"):
        assert part in done.stderr
    assert "Traceback" not in done.stderr

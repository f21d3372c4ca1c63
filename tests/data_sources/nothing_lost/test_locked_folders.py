"""Folders and files that may not be read or written: told plainly, and nothing that stands there is touched.

Whoever is root may write everywhere, so where the tests run as root the builds give that up first.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.data_sources.nothing_lost.edition_content import edition_content
from tests.data_sources.small_workspace import small_workspace

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="gives up the rights of root as Linux has them")
ROOT = Path(__file__).parents[3]
# Root without its capabilities is bound by permissions as everybody is (capset, version 3, every set empty).
AS_ANYBODY = """
import ctypes, os, struct, sys
from data_sources.__main__ import app, run_command

if os.geteuid() == 0 and ctypes.CDLL(None).capset(struct.pack("Ii", 0x20080522, 0), bytes(24)):
    sys.exit("capset failed")
sys.argv = ["data_sources", *sys.argv[1:]]
sys.exit(run_command(app))
"""


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    made = small_workspace(tmp_path / "company")
    yield made
    for path in (made, *(made / name for name in ("exports", "exports/sales", "editions"))):
        if path.is_dir():
            path.chmod(0o755)


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", AS_ANYBODY, *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=240)


def refused(*arguments: object) -> str:
    done = run(*arguments)
    assert done.returncode == 2, done.stdout + done.stderr
    assert [line.split(":")[0] for line in done.stderr.splitlines()] == [
        "Found",
        "Expected",
        "Likely cause",
        "What to edit",
    ], done.stderr
    return done.stderr


def test_a_workspace_that_may_not_be_written(folder: Path) -> None:
    folder.chmod(0o555)
    assert "Permission denied" in refused("build", folder)


def test_an_editions_folder_that_may_not_be_written_goes_on_serving(folder: Path) -> None:
    assert run("build", folder).returncode == 0
    (served,) = (folder / "editions").glob("*.duckdb")
    before = edition_content(served)
    (folder / "exports/service/follow_up_2.csv").unlink()
    (folder / "editions").chmod(0o555)
    assert "Permission denied" in refused("build", folder)
    assert edition_content(served) == before
    assert served.stem in run("editions", folder).stdout


def test_an_editions_folder_that_is_a_file(folder: Path) -> None:
    (folder / "editions").write_text("no folder")
    assert "editions" in refused("build", folder)
    assert (folder / "editions").read_text() == "no folder"


def test_an_export_that_may_not_be_read_is_refused_and_the_others_count(folder: Path) -> None:
    (folder / "exports/service/follow_up_2.csv").chmod(0)
    done = run("build", folder)
    assert done.returncode == 0, done.stderr
    assert "follow_up_2.csv cannot be read: Permission denied" in done.stdout


def test_a_folder_of_exports_that_may_not_be_listed_is_told(folder: Path) -> None:
    (folder / "exports/sales").chmod(0)
    done = run("build", folder)
    assert done.returncode == 0, done.stderr
    assert "sales is a folder that may not be listed" in done.stdout


@pytest.mark.parametrize("name", ["company.toml", "sources.toml", "exports"])
def test_declarations_or_exports_that_may_not_be_read(folder: Path, name: str) -> None:
    (folder / name).chmod(0)
    refused("build", folder)

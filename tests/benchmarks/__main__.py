"""Measures everything that has a budget, and writes docs/performance.md. An hour with L, ten minutes without.

    python -m tests.benchmarks [--sizes S,M,L] [--only NAME …] [--folder workspace/benchmarks] [--page]

Each benchmark runs in a process of its own and can be run alone: python -m tests.benchmarks.NAME says what it takes.
Companies are drawn once into the folder, and what each benchmark found last stays there. The page is written anew
with --page, from all that the folder holds; otherwise figures are only printed. Exit status 1 where one failed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from data_sources.build import build
from data_sources.sample import write_sample
from tests.benchmarks.alone import ROOT
from tests.benchmarks.at_scale.company import SIZES
from tests.benchmarks.build_at_scale import workspace_of
from tests.benchmarks.machine import load, machine
from tests.benchmarks.measured import KEPT_IN
from tests.benchmarks.performance_page import read_kept, write_page

# What each is given; in the order of the page, the builds first: others read the editions that they leave.
BENCHMARKS = {
    "build_at_scale": "{folder} {sizes}",
    "incremental_build": "--folder {folder}",
    "publishing": "",
    "page_sql": "{smallest} {largest}",
    "page_script": "{largest}",
    "first_render": "{sample}",
    "people": "{sample}",
    "thousand_reruns": "{sample}",
    "deck": "",
    "paper": "{sample}",
    "pictures": "{sample}",
    "export_memory": "{sample}",
}


def main() -> None:
    given = _arguments()
    sizes = sorted(given.sizes.split(","), key=list(SIZES).index)
    chosen = given.only or list(BENCHMARKS)
    given.folder.mkdir(parents=True, exist_ok=True)
    told = f"{machine()}. Measured on {date.today():%-d %B %Y}; load before the start {load():.1f}."
    print(told, flush=True)
    failed = [name for name in BENCHMARKS if name in chosen and not _ran(name, given.folder, sizes)]
    if given.page:
        write_page([(name, read_kept(_kept(given.folder, name))) for name in BENCHMARKS], told)
    if failed:
        sys.exit(f"failed: {', '.join(failed)}")


def _arguments() -> argparse.Namespace:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--sizes", default="S,M", help=f"of {', '.join(SIZES)}")
    arguments.add_argument("--only", nargs="+", choices=list(BENCHMARKS), metavar="NAME", help=", ".join(BENCHMARKS))
    arguments.add_argument("--folder", type=Path, default=ROOT / "workspace" / "benchmarks")
    arguments.add_argument("--page", action="store_true", help="write docs/performance.md")
    return arguments.parse_args()


def _ran(name: str, folder: Path, sizes: list[str]) -> bool:
    places = {"folder": str(folder), "sizes": " ".join(sizes), "sample": str(folder / "sample")}
    places |= {"smallest": str(folder / sizes[0]), "largest": str(folder / sizes[-1])}
    for place in (each for each in ("sample", "smallest", "largest") if f"{{{each}}}" in BENCHMARKS[name]):
        _ready(Path(places[place]))
    kept = _kept(folder, name)
    kept.parent.mkdir(exist_ok=True)
    kept.unlink(missing_ok=True)
    print(f"\n{name}", flush=True)
    arguments = BENCHMARKS[name].format(**places).split()
    command = [sys.executable, "-m", f"tests.benchmarks.{name}", *arguments]
    return subprocess.run(command, cwd=ROOT, env=os.environ | {KEPT_IN: str(kept)}, check=False).returncode == 0


def _ready(workspace: Path) -> None:
    """A workspace with an edition of this code; nothing is built where it is there already."""
    if workspace.name in SIZES:
        workspace_of(workspace.parent, workspace.name)
    elif not workspace.is_dir():
        write_sample(workspace)
    build(workspace)


def _kept(folder: Path, name: str) -> Path:
    return folder.resolve() / "measured" / f"{name}.jsonl"


if __name__ == "__main__":
    main()

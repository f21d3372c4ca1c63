"""What a page's script takes beside the bare SQL of what it shows, with the story at hand and with the story to tell.

    python -m tests.benchmarks.page_script WORKSPACE [PAIRS]

The script runs as Streamlit runs it, without a browser: a new session each time, all that the page sends included. A
story to tell is told in the script's own process. The SQL is what the page asks when its story is to be told, each
question once, asked again on bare cursors; so the ratios are of one run, and of the same questions.
"""

from __future__ import annotations

import logging
import os
import statistics
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import duckdb
import pandas as pd
from streamlit.components.v2 import manifest_scanner
from streamlit.config import set_option
from streamlit.testing.v1 import AppTest

import queries.run as door
from analysis.stories import STORY_IDS
from data_sources.first_start import VARIABLE
from data_sources.told_folder import drop_told
from data_sources.workspace import Workspace
from presentation import told
from presentation.telling.kept import Kept
from queries.statement import statement
from tests.benchmarks.alone import ROOT
from tests.benchmarks.measured import Measured, pairs_of, processor_seconds, report

PAIRS = 5
FROM_CACHE, TOLD = 3.0, 6.0
SECONDS = 300  # a page may take, on a machine that has other work
TITLE = "import streamlit as st\n\nst.title('Title')\n"

Asked = dict[tuple[str, str], Mapping[str, object]]  # by name and parameters as text


def show(page: str) -> None:
    shown = AppTest.from_file(str(ROOT / "pages" / f"{page}.py"), default_timeout=SECONDS).run()
    if shown.exception or shown.error:
        raise RuntimeError(f"{page}: {[each.message for each in (*shown.exception, *shown.error)]}")


def title_only() -> None:
    AppTest.from_string(TITLE, default_timeout=SECONDS).run()


def forget_told(edition: Path) -> None:
    """As in a new process, but with everything imported, the edition open and its choices known."""
    drop_told(edition)
    told._KEPT = Kept(told.KEPT_BYTES)


def asked_by(page: str, edition: Path) -> Asked:
    """What the page asks while its story is told."""
    asked: Asked = {}
    run: Callable[..., door.QueryResult] = door.run

    def recording(connection: duckdb.DuckDBPyConnection, name: str, **parameters: object) -> door.QueryResult:
        asked[name, repr(sorted(parameters.items()))] = parameters
        return run(connection, name, **parameters)

    forget_told(edition)
    door.run = recording
    try:
        show(page)
    finally:
        door.run = run
    return asked


def answer(connection: duckdb.DuckDBPyConnection, asked: Asked) -> None:
    for (name, _), parameters in asked.items():
        with connection.cursor() as cursor:
            frame: pd.DataFrame = cursor.execute(statement(name).text, parameters).df()
            len(frame)


def measured(page: str, edition: Path, connection: duckdb.DuckDBPyConnection, pairs: int) -> Iterator[Measured]:
    asked, company = asked_by(page, edition), edition.parents[1].name
    answer(connection, asked)
    cold, kept, sql, title = [], [], [], []
    for _ in range(pairs):
        forget_told(edition)
        cold.append(processor_seconds(lambda: show(page)))
        kept.append(processor_seconds(lambda: show(page)))
        sql.append(processor_seconds(lambda: answer(connection, asked)))
        title.append(processor_seconds(title_only))
    beside = f"{len(asked)} statements; a page that holds only a title takes {statistics.median(title) * 1000:.0f} ms"
    for what, taken, budget in (("from cache", kept, FROM_CACHE), ("to tell", cold, TOLD)):
        found = pairs_of(list(zip(taken, sql, strict=True)))
        detail = f"processor: {found.said}, {beside}"
        yield Measured(f"page script, story {what}: {page}", budget, found.ratio, "ratio", detail, company)


def main(workspace: Path, pairs: int = PAIRS) -> None:
    logging.disable(logging.WARNING)  # that there is no server is known
    # A server looks once for what installed packages bring along; a test of a page, on every run: 0.15 s.
    manifest_scanner.scan_component_manifests = list
    set_option("runner.postScriptGC", False)  # as .streamlit/config.toml has it, which is not read here
    os.environ[VARIABLE] = str(workspace)
    edition = Workspace(workspace).edition("current")
    with duckdb.connect(str(edition), read_only=True, config=dict(door.NOTHING_FETCHED)) as connection:
        for page in STORY_IDS:
            report(measured(page, edition, connection, pairs))


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), *map(int, sys.argv[2:3]))

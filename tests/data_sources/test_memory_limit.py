"""A build takes the memory that somebody allows it, and no more than a laptop can spare."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from data_sources.memory_limit import VARIABLE, limit_memory
from data_sources.mistakes import InputMistake
from data_sources.publish import unfinished_edition
from data_sources.workspace import Workspace


def megabytes(connection: duckdb.DuckDBPyConnection) -> float:
    number, unit = connection.execute("select current_setting('memory_limit')").fetchall()[0][0].split()
    return float(number) * {"MiB": 1.048576, "GiB": 1_073.741824}[unit]


@pytest.mark.parametrize(
    ("said", "engine"), [("", 2_300), ("1.5 GB", 800), ("1500MB", 800), ("2 GiB", 2_147.5 - 700), ("64 GB", None)]
)
def test_leaves_the_engine_what_python_does_not_need(
    monkeypatch: pytest.MonkeyPatch, said: str, engine: float | None
) -> None:
    monkeypatch.setenv(VARIABLE, said)
    connection = duckdb.connect(config={"memory_limit": "20 GB"})
    limit_memory(connection)
    assert megabytes(connection) == pytest.approx(engine or 20_000, rel=0.05)


@pytest.mark.parametrize("said", ["1.5", "much", "-2 GB", "80%", "900 MB"])
def test_refuses_what_is_no_limit(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setenv(VARIABLE, said)
    with pytest.raises(InputMistake, match=VARIABLE) as told:
        limit_memory(duckdb.connect())
    assert repr(said) in told.value.found


def test_what_does_not_fit_lies_beside_the_unfinished_edition_and_is_cleared_with_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(VARIABLE, "1 GB")
    (tmp_path / "editions").mkdir()
    with unfinished_edition(Workspace(tmp_path)) as unfinished:
        unfinished.connection.execute("set memory_limit = '40MB'")
        unfinished.connection.execute(
            "create temp table long as select range as line, md5(cast(range as varchar)) as text from range(1500000)"
        )
        beside = {path.name for path in (tmp_path / "editions").iterdir() if path.is_dir()}
        assert beside == {unfinished.path.with_suffix(".spill").name}
    assert not list((tmp_path / "editions").iterdir())

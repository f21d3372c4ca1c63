"""How much memory a build may take, all in all: what EMPTY_CHAIR_MEMORY_LIMIT says, or what any laptop can spare."""

from __future__ import annotations

import os
import re

import duckdb

from data_sources.mistakes import InputMistake

VARIABLE = "EMPTY_CHAIR_MEMORY_LIMIT"
UNITS = {"MB": 1.0, "MIB": 1.048576, "GB": 1_000.0, "GIB": 1_073.741824}
USUAL_MB = 3_000.0  # docs/performance.md; more made no build faster
# Of this, what is not the engine's to count: Python and its libraries, the words that are being read, and what the
# engine takes beside its own limit while it sorts and writes.
BESIDE_MB = 700.0
LEAST_MB = 1_000.0  # below, the engine would have too little for what it cannot put aside


def limit_memory(connection: duckdb.DuckDBPyConnection) -> None:
    """What does not fit is put aside on disk, in the connection's temp_directory. Raises InputMistake."""
    said = os.environ.get(VARIABLE, "").strip()
    allowed = _megabytes(said) if said else USUAL_MB
    if allowed < LEAST_MB:
        raise _not_understood(said)
    (own,) = connection.execute("select current_setting('memory_limit')").fetchall()[0]
    # By itself the engine takes four fifths of the machine's memory; a small machine has less than the limit.
    connection.execute(f"set memory_limit = '{min(allowed - BESIDE_MB, _megabytes(own)):.0f}MB'")


def memory_gives_way(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether more may be taken than usual: an edition is worth more than a limit that nobody set."""
    if os.environ.get(VARIABLE, "").strip():
        return False
    connection.execute("reset memory_limit")
    return True


def _megabytes(said: str) -> float:
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([a-z]+)", said, flags=re.IGNORECASE)
    if found is None or found[2].upper() not in UNITS:
        raise _not_understood(said)
    return float(found[1]) * UNITS[found[2].upper()]


def _not_understood(said: str) -> InputMistake:
    return InputMistake(
        f"{VARIABLE} is {said!r}.",
        f"A number and its unit, at least {LEAST_MB / 1_000:g} GB: 1.5 GB, 2000 MB.",
        "The unit is missing, or it is a share of the memory.",
        f"{VARIABLE}; without it a build takes at most {USUAL_MB / 1_000:g} GB.",
    )

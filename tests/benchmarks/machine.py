"""What the figures were measured on, in one line: ratios travel between machines, seconds do not."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version
from pathlib import Path

LIBRARIES = ("duckdb", "streamlit", "pandas", "numpy", "altair", "vl-convert-python", "typst", "python-pptx")
GIGABYTE = 1024**3


def machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / GIGABYTE
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return (
        f"{os.cpu_count()} processors ({_processor()}), {memory:.0f} GB of memory, {platform.system()} "
        f"{platform.machine()}; Python {platform.python_version()}, {libraries}"
    )


def load() -> float:
    """How many processes wanted a processor over the last minute, on average: above none, others were at work."""
    return os.getloadavg()[0]


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.is_file() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or "unknown"

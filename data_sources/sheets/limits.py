"""How much memory and time a workbook may take, by its size, and how a process keeps to it."""

from __future__ import annotations

GIGABYTE = 1 << 30
# A million cells in a file of 5 MB took 75 MB and 1 s of one processor, text on its way out included.
MEMORY_PER_BYTE = 25
MOST_MEMORY = 3 * GIGABYTE
LEAST_SECONDS = 8
SECONDS_PER_MEGABYTE = 4
# A busy machine gives a process little of its processors: waiting is no sign of a bomb, only the sum of work is.
WAIT_PER_SECOND = 10


def memory_for(size: int) -> int:
    """Bytes: one gigabyte for a file of up to 40 MB, then 25 for each byte of the file, three gigabytes at most."""
    return min(max(GIGABYTE, size * MEMORY_PER_BYTE), MOST_MEMORY)


def seconds_for(size: int) -> int:
    """Seconds of processor time: 8, and 4 for each megabyte of the file."""
    return LEAST_SECONDS + SECONDS_PER_MEGABYTE * (size >> 20)


def limit_memory_and_time(memory: int, seconds: int) -> None:
    """Sets the limits of this process where the system has such; Windows has none, and only the waiting ends there."""
    try:
        import resource
    except ImportError:
        return
    for kind, limit in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0)):
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))

"""One stream of a compound file (MS-CFB), the container of an XLS."""

from __future__ import annotations

import struct
from collections.abc import Sequence

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LAST_USABLE = 0xFFFFFFFA
ENTRY_BYTES, SHORT_SECTOR_BYTES = 128, 64
STREAM, ROOT = 2, 5


def stream_named(data: bytes, names: Sequence[str]) -> bytes | None:
    """The stream of one of these names, case ignored; None where there is none. Raises struct.error, ValueError."""
    if not data.startswith(SIGNATURE):
        return None
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    table = _allocation(data, size)
    first_directory, smallest_long = struct.unpack_from("<I4xI", data, 48)
    directory = _chain(data, first_directory, table, size, size)
    short_table = _numbers(_chain(data, struct.unpack_from("<I", data, 60)[0], table, size, size))
    short_data = b""
    for at in range(0, len(directory) - ENTRY_BYTES + 1, ENTRY_BYTES):
        entry = directory[at : at + ENTRY_BYTES]
        name = entry[: max(struct.unpack_from("<H", entry, 64)[0] - 2, 0)].decode("utf-16-le", "replace")
        kind, start, length = entry[66], *struct.unpack_from("<II", entry, 116)
        if kind == ROOT:
            short_data = _chain(data, start, table, size, size)
        elif kind == STREAM and name.casefold() in names:
            if length < smallest_long:
                return _chain(short_data, start, short_table, SHORT_SECTOR_BYTES, 0)[:length]
            return _chain(data, start, table, size, size)[:length]
    return None


def _allocation(data: bytes, size: int) -> Sequence[int]:
    """For each sector the next one of its chain."""
    sectors = list(struct.unpack_from("<109I", data, 76))
    more = struct.unpack_from("<I", data, 68)[0]
    while more < LAST_USABLE and len(sectors) * size < len(data) + 110 * size:
        numbers = _numbers(data[size + more * size : 2 * size + more * size])
        sectors += numbers[:-1]
        more = numbers[-1]
    return _numbers(b"".join(data[size + at * size : 2 * size + at * size] for at in sectors if at < LAST_USABLE))


def _chain(data: bytes, start: int, table: Sequence[int], size: int, offset: int) -> bytes:
    """The sectors from `start` on, as they follow one another; `offset` is where sector 0 begins."""
    parts: list[bytes] = []
    while start < len(table) and len(parts) <= len(table):
        parts.append(data[offset + start * size : offset + (start + 1) * size])
        start = table[start]
    return b"".join(parts)


def _numbers(data: bytes) -> Sequence[int]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])

"""What happens to text files on their way: cut off, edited by hand, put together from parts, garbled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from hypothesis import strategies as st


@dataclass(frozen=True)
class Record:
    """One record of a file as bytes, its line end included; `number` is its row's, None once it is damaged."""

    content: bytes
    number: int | None


Records = list[Record]
Damage = Callable[[Records, int, int, bytes], Records]


def _at(records: Records, place: int, change: Callable[[bytes], bytes]) -> Records:
    if not records:
        return records
    index = place % len(records)
    if not records[index].content:
        return records
    changed = change(records[index].content)
    is_same = changed == records[index].content
    damaged = records[index] if is_same else replace(records[index], content=changed, number=None)
    return [*records[:index], damaged, *records[index + 1 :]]


def _insert(content: bytes, offset: int, inserted: bytes) -> bytes:
    at = offset % (len(content.rstrip(b"\r\n")) + 1)
    return content[:at] + inserted + content[at:]


def cut_off(records: Records, place: int, offset: int, written_in: bytes) -> Records:
    kept = records[: place % (len(records) + 1)]
    return _at(kept, -1, lambda content: content[: offset % len(content)]) if kept else kept


def byte_flipped(records: Records, place: int, offset: int, written_in: bytes) -> Records:
    def flip(content: bytes) -> bytes:
        at = offset % len(content)
        return content[:at] + bytes([content[at] ^ (1 << offset % 8)]) + content[at + 1 :]

    return _at(records, place, flip)


def dropped(records: Records, place: int, offset: int, written_in: bytes) -> Records:
    index = place % len(records) if records else 0
    return [*records[:index], *records[index + 1 :]]


def doubled(records: Records, place: int, offset: int, written_in: bytes) -> Records:
    index = place % len(records) if records else 0
    return [*records[: index + 1], *records[index:]]


def moved(records: Records, place: int, offset: int, written_in: bytes) -> Records:
    index = place % (len(records) + 1)
    return [*records[index:], *records[:index]]


def quote_inserted(records: Records, place: int, offset: int, written_in: bytes) -> Records:
    return _at(records, place, lambda content: _insert(content, offset, b'"'))


def delimiter_inserted(records: Records, place: int, offset: int, written_in: bytes) -> Records:
    return _at(records, place, lambda content: _insert(content, offset, written_in))


def line_broken(records: Records, place: int, offset: int, written_in: bytes) -> Records:
    return _at(records, place, lambda content: _insert(content, offset, b"\n"))


def nul_inserted(records: Records, place: int, offset: int, written_in: bytes) -> Records:
    return _at(records, place, lambda content: _insert(content, offset, b"\0"))


def mark_inserted(records: Records, place: int, offset: int, written_in: bytes) -> Records:
    """Two exports were put together, the second with its byte order mark."""
    return _at(records, place, lambda content: b"\xef\xbb\xbf" + content)


def columns_swapped(records: Records, place: int, offset: int, written_in: bytes) -> Records:
    def swap(content: bytes) -> bytes:
        first, *others = content.split(written_in)
        return written_in.join([*others[:1], first, *others[1:]])

    return _at(records, place, swap)


def blank_lines(records: Records, place: int, offset: int, written_in: bytes) -> Records:
    index = place % (len(records) + 1)
    return [*records[:index], *[Record(b"\n", None)] * (offset % 3 + 1), *records[index:]]


def other_encoding(records: Records, place: int, offset: int, written_in: bytes) -> Records:
    return _at(records, place, lambda content: content.decode("utf-8", "replace").encode("cp1252", "replace"))


DAMAGES: list[Damage] = [
    cut_off,
    byte_flipped,
    dropped,
    doubled,
    moved,
    quote_inserted,
    delimiter_inserted,
    line_broken,
    nul_inserted,
    mark_inserted,
    columns_swapped,
    blank_lines,
    other_encoding,
]


@dataclass(frozen=True)
class Blow:
    damage: Damage
    place: int
    offset: int

    def __repr__(self) -> str:
        return f"{self.damage.__name__}({self.place}, {self.offset})"


blows = st.lists(
    st.builds(Blow, st.sampled_from(DAMAGES), st.integers(0, 40), st.integers(0, 400)), min_size=1, max_size=3
)


def damaged(records: Records, struck: list[Blow], delimiter: str) -> Records:
    for blow in struck:
        records = blow.damage(records, blow.place, blow.offset, delimiter.encode())
    return records

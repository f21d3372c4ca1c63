"""Which encoding a text file is in, by its bytes, and the file in UTF-8 where DuckDB cannot read it as it is."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from data_sources.detections import Certainty
from data_sources.mistakes import InputMistake
from data_sources.readers.code_page import FITS_FROM, find_code_page

CHUNK_BYTES = 1 << 22
# Accented letters, dashes, quotation marks and the euro sign in UTF-8; text in CP1252 almost never forms one by chance.
UTF8_SEQUENCE = re.compile(rb"[\xc2-\xc5][\x80-\xbf]|\xe2[\x80-\x82][\x80-\xbf]")
CP1252_ONLY = re.compile(rb"[\x80-\x9f]")
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8"),
)


@dataclass(frozen=True)
class ByteSurvey:
    """What one pass over a file's bytes tells: its encoding, and how many line ends and quotation marks it has."""

    encoding: str
    line_ends: int
    quotes: int
    returns_alone: int
    ends_open: bool
    strange_bytes: bool = False
    certainty: Certainty = "sure"
    evidence: str = ""
    feeds_alone: int = 0

    @property
    def lines(self) -> int:
        """Physical lines, the last one counted though nothing ends it."""
        return self.line_ends + self.returns_alone + (1 if self.ends_open else 0)


def survey_bytes(path: Path, declared: str | None) -> ByteSurvey:
    """Reads the file once, as bytes. Raises InputMistake for a declared encoding that is unknown."""
    if declared is not None:
        check_encoding(declared)
    head = path.open("rb").read(4096)
    # Bytes that are no UTF-8 are read as what they are, though UTF-8 was declared.
    encoding = _canonical(declared) if declared and _canonical(declared) != "utf-8" else _by_head(head)
    line_ends = quotes = returns = returns_paired = 0
    is_utf8, is_ascii, has_sequence, cp1252_only = True, True, False, False
    decoder = codecs.getincrementaldecoder("utf-8")()
    last, carried = b"", b""
    for chunk in _chunks(path):
        line_ends += chunk.count(b"\n")
        quotes += chunk.count(b'"')
        if b"\r" in chunk or last.endswith(b"\r"):
            returns += chunk.count(b"\r")
            returns_paired += chunk.count(b"\r\n") + (last.endswith(b"\r") and chunk.startswith(b"\n"))
        if encoding is None and is_utf8 and not (chunk.isascii() and not carried):
            is_utf8 = _decodes(decoder, chunk)
            carried = decoder.getstate()[0] if is_utf8 else b""
        if encoding is None and not chunk.isascii():
            is_ascii = False
            has_sequence = has_sequence or bool(UTF8_SEQUENCE.search(chunk))
            cp1252_only = cp1252_only or bool(CP1252_ONLY.search(chunk))
        last = chunk[-1:]
    ends_open = bool(last) and last not in (b"\n", b"\r")
    alone = line_ends - returns_paired
    survey = ByteSurvey(encoding or "utf-8", line_ends, quotes, returns - returns_paired, ends_open, feeds_alone=alone)
    if encoding is not None:
        told = "It is declared." if declared else "A byte order mark, or every second byte 0, says so at the beginning."
        return replace(survey, evidence=told)
    if is_utf8 and not carried:
        return replace(survey, evidence="All bytes are ASCII." if is_ascii else "All bytes are valid UTF-8.")
    if is_utf8 and has_sequence:
        told = "All bytes are valid UTF-8, but for a character that is cut off at the end."
        return replace(survey, strange_bytes=True, certainty="likely", evidence=told)
    return _in_a_code_page(path, survey, has_sequence, cp1252_only)


def _in_a_code_page(path: Path, survey: ByteSurvey, has_sequence: bool, cp1252_only: bool) -> ByteSurvey:
    """The survey of a file that is no UTF-8, or not throughout."""
    page = find_code_page(path)
    seen = f"{page.words:,} words looked at hold other bytes than UTF-8 has"
    if has_sequence and (page.name == "cp1252" or page.share < FITS_FROM):
        evidence = f"{seen}, and characters in UTF-8 stand beside them: each is read as what it is."
        return replace(survey, encoding="cp1252", strange_bytes=True, certainty="likely", evidence=evidence)
    name = "latin-1" if page.name == "cp1252" and not cp1252_only else page.name
    evidence = f"{seen}; read so, {page.share:.0%} of the text looks like words."
    if page.rival is None:
        return replace(survey, encoding=name, certainty="likely", evidence=evidence)
    evidence += f" As {page.rival} it looks about as well." if page.share >= FITS_FROM else " No code page fits well."
    return replace(survey, encoding=name, certainty="unsure", evidence=evidence)


def check_encoding(name: str) -> None:
    """Raises InputMistake unless Python knows the encoding."""
    try:
        codecs.lookup(name)
    except LookupError:
        raise InputMistake(
            f"encoding = {name!r} is no encoding.",
            'Such as "utf-8", "cp1252" (Windows), "latin-1" or "utf-16".',
            "The name is misspelt.",
            "sources.toml: encoding; or leave it out, and it is found by the bytes.",
        ) from None


def write_as_utf8(path: Path, survey: ByteSurvey, target: Path) -> None:
    """Writes the file in UTF-8 with line feeds, streaming: any encoding, any line ends, no byte order mark."""
    with target.open("w", encoding="utf-8", newline="") as file:
        held_return, first = False, True
        for piece in _texts(path, survey):
            text = ("\r" if held_return else "") + (piece.removeprefix("\ufeff") if first else piece)
            held_return, first = text.endswith("\r"), False
            text = text.removesuffix("\r") if held_return else text
            file.write(text.replace("\r\n", "\n").replace("\r", "\n"))
        if held_return:
            file.write("\n")


def first_text(path: Path, survey: ByteSurvey, characters: int) -> str:
    """The beginning of the file as text, whole lines of it unless one line fills it all."""
    taken = ""
    for piece in _texts(path, survey):
        taken += piece
        if len(taken) >= characters:
            break
    taken = taken.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    whole = taken[:characters].rfind("\n")
    return taken if len(taken) <= characters or whole < 0 else taken[: whole + 1]


def _texts(path: Path, survey: ByteSurvey) -> Iterator[str]:
    errors = "strict" if not survey.strange_bytes else "empty_chair_cp1252"
    name = "utf-8" if survey.strange_bytes else survey.encoding
    decoder = codecs.getincrementaldecoder(name)(errors if name == "utf-8" else "empty_chair_latin")
    for chunk in _chunks(path):
        yield decoder.decode(chunk)
    yield decoder.decode(b"", final=True)


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            yield chunk


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes) -> bool:
    try:
        decoder.decode(chunk)
    except UnicodeDecodeError:
        return False
    return True


def _by_head(head: bytes) -> str | None:
    """UTF-16 and UTF-32 show in the first bytes; anything else only in the whole."""
    for mark, name in BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return name if name != "utf-8" else None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) > len(head) // 4 and min(even, odd) <= len(head) // 64:
        return "utf-16-be" if even > odd else "utf-16-le"
    return None


def _canonical(name: str) -> str:
    known = codecs.lookup(name).name
    return {"iso8859-1": "latin-1", "utf-8-sig": "utf-8", "ascii": "utf-8"}.get(known, known)


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """One byte that UTF-8 does not know, read as Windows would: files pasted together hold both encodings."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    byte = error.object[error.start : error.start + 1]
    return byte.decode("cp1252", errors="empty_chair_latin"), error.start + 1


def _as_latin(error: UnicodeError) -> tuple[str, int]:
    """The five bytes that CP1252 leaves undefined, and any other byte that does not decode."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.start + 1].decode("latin-1"), error.start + 1


codecs.register_error("empty_chair_cp1252", _as_cp1252)
codecs.register_error("empty_chair_latin", _as_latin)

"""Which encoding a text file is in shows in its bytes; a declared one overrules."""

from __future__ import annotations

from pathlib import Path

import pytest

from data_sources.mistakes import InputMistake
from data_sources.readers.encoding import CHUNK_BYTES, survey_bytes
from tests.data_sources.cleaned_exports import landed_text, source_of

TEXT = "Account;City\nA1;Köln\nA2;Málaga\n"
CITIES = ["Köln", "Málaga"]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("latin-1", "latin-1"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
def test_finds_the_encoding(tmp_path: Path, written: str, found: str) -> None:
    read = landed_text(tmp_path, TEXT.encode(written))
    assert [row[1] for row in read.rows] == CITIES
    assert read.landed.encoding == found
    assert read.landed.headers[0] == "Account"


def test_tells_windows_from_latin_by_its_own_characters(tmp_path: Path) -> None:
    read = landed_text(tmp_path, "Account;Says\nA1;5 € – “fine”\n".encode("cp1252"))
    assert (read.rows, read.landed.encoding) == ([("A1", "5 € – “fine”")], "cp1252")


def test_reads_a_file_that_was_pasted_together_from_two_encodings(tmp_path: Path) -> None:
    read = landed_text(tmp_path, "Account;City\nA1;Köln\n".encode() + "A2;Málaga €\n".encode("cp1252"))
    assert [row[1] for row in read.rows] == ["Köln", "Málaga €"]
    assert any("encoding" in note for note in read.landed.notes)


def test_a_declared_encoding_overrules(tmp_path: Path) -> None:
    content = "Account;City\nA1;Łódź\n".encode("cp1250")
    assert landed_text(tmp_path, content, source_of(encoding="cp1250")).rows == [("A1", "Łódź")]


def test_refuses_an_encoding_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(InputMistake, match="utf-9"):
        landed_text(tmp_path, TEXT, source_of(encoding="utf-9"))


def test_a_character_cut_by_the_end_of_a_chunk_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_bytes(b"a" * (CHUNK_BYTES - 1) + "é\n".encode() + b"b\r\n" * 3)
    survey = survey_bytes(path, None)
    assert (survey.encoding, survey.lines, survey.returns_alone) == ("utf-8", 4, 0)


def test_two_kinds_of_line_ends_in_one_file_are_a_question(tmp_path: Path) -> None:
    read = landed_text(tmp_path, b"Account;City\rA1;Kiel\nA2;Bonn\r\nA3;Ulm\r")
    assert [row[0] for row in read.rows] == ["A1", "A2", "A3"]
    asked = [each.evidence for each in read.landed.detections if each.aspect == "line ends" and each.is_question]
    assert [each.split(";")[0] for each in asked] == [
        "2 lines end in a carriage return alone, 1 in a line feed alone, 1 in both"
    ]
    wide = landed_text(tmp_path, "Account;City\r\nA1;Kiel\r\n".encode("utf-16"))
    assert [each for each in wide.landed.detections if each.aspect == "line ends"] == []

"""Code pages: names survive whatever alphabet they are written in, and a guess is told as one."""

from __future__ import annotations

from pathlib import Path

import pytest

from data_sources.readers.code_page import find_code_page
from tests.data_sources.cleaned_exports import landed_text

RUSSIAN = [("Иванов", "Очень хороший сервис"), ("Петрова", "Долго отвечали на звонок"), ("ООО «Ромашка»", "спасибо")]
POLISH = [("Wałęsa", "Łódź"), ("Żaneta", "źle się czuję"), ("Gdańsk", "Kraków")]
GREEK = [("Παπαδόπουλος", "Αθήνα"), ("Γεωργίου", "Θεσσαλονίκη")]
JAPANESE = [("田中", "とても良いサービスでした"), ("佐藤", "ソフトの表示が遅い")]
CHINESE = [("王伟", "服务非常好"), ("李娜", "回复太慢了")]
GERMAN = [("Müller", "sehr schön"), ("Groß", "Grüße aus Österreich")]


@pytest.mark.parametrize(
    ("rows", "written"),
    [
        (RUSSIAN, "utf-8"),
        (RUSSIAN, "utf-16"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "mac-cyrillic"),
        (POLISH, "cp1250"),
        (GREEK, "cp1253"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc-jp"),
        (CHINESE, "gb18030"),
        (GERMAN, "mac-roman"),
        (GERMAN, "cp850"),
    ],
)
def test_names_survive(tmp_path: Path, rows: list[tuple[str, str]], written: str) -> None:
    text = "Account;Words\n" + "".join(f"{name};{words}\n" for name, words in rows)
    read = landed_text(tmp_path, text.encode(written, errors="replace"))
    expected = [tuple(cell.encode(written, errors="replace").decode(written) for cell in row) for row in rows]
    assert read.rows == expected
    assert read.landed.encoding == written
    told = read.landed.detections[0]
    assert (told.aspect, told.overrule) == ("encoding", f'encoding = "{written}"')
    assert (told.certainty == "sure") == written.startswith("utf")


def test_czech_that_could_be_western_is_a_question(tmp_path: Path) -> None:
    read = landed_text(tmp_path, "Account;City\nDvořák;Třebíč\nNěmec;Děčín\n".encode("cp1250"))
    assert read.rows[0] == ("Dvořák", "Třebíč")
    told = read.landed.detections[0]
    assert told.is_question
    assert "cp1252" in told.evidence


def test_words_far_below_count_as_those_above(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_bytes(b"Account;City\n" + b"A1;Kiel\n" * 600_000 + "A2;Москва и область\n".encode("cp1251"))
    assert find_code_page(path).name == "cp1251"


def test_names_from_all_over_western_europe_stay_western(tmp_path: Path) -> None:
    names = ["Søren Ågård", "Mérieux Ingénierie", "Lefèvre", "Muñoz", "Çelik", "T. Öztürk", "Gonçalves João", "Größe"]
    read = landed_text(tmp_path, ("Account\n" + "".join(f"{name}\n" for name in names)).encode("cp1252"))
    assert [row[0] for row in read.rows] == names
    assert not any(each.is_question for each in read.landed.detections)

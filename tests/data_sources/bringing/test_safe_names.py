"""Whatever a file was called, its name below exports/ is one file's name that every system can hold and show."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_sources.bringing.safe_names import LONGEST_NAME, department_folder, free_name, safe_name
from data_sources.export_files import NOT_EXPORTS


@pytest.mark.parametrize(
    ("told", "saved"),
    [
        ("answers.csv", "answers.csv"),
        ("Клиенты март.xlsx", "Клиенты март.xlsx"),
        ("../../etc/passwd.csv", "passwd.csv"),
        ("..\\..\\windows\\hosts.csv", "hosts.csv"),
        ("line\nbreak\r\n.csv", "line break.csv"),
        ("=HYPERLINK(1).csv", "HYPERLINK(1).csv"),
        ("-rf.csv", "rf.csv"),
        ("@sum.csv", "sum.csv"),
        (".hidden.csv", "hidden.csv"),
        ("~$open.xlsx", "open.xlsx"),
        ("a<b>:c|d?*.csv", "a_b__c_d__.csv"),
        ("scores[2026].csv", "scores(2026).csv"),
        ("con.csv", "con_.csv"),
        ("reversed\u202efdp.csv", "reversedfdp.csv"),
        ("cafe\u0301.csv", "café.csv"),
        ("", "export"),
        ("...", "export"),
        (".csv", "csv"),
        ("two.dots.tsv", "two.dots.tsv"),
        ("trailing. ", "trailing"),
    ],
)
def test_a_name_becomes_safe_and_stays_recognisable(told: str, saved: str) -> None:
    assert safe_name(told) == saved


@given(st.text(max_size=400))
def test_any_name_is_one_visible_file_of_bounded_length(told: str) -> None:
    name = safe_name(told)
    assert name and name not in (".", "..")
    assert not set(name) & set('/\\\n\r\t\0<>:"|?*[]')
    assert all(unicodedata.category(each) not in ("Cc", "Cf", "Cs") for each in name)
    assert not NOT_EXPORTS.search(name.partition(".")[0] + ".csv")
    assert len(name.encode()) <= LONGEST_NAME + 80


def test_departments_get_folders_in_small_letters() -> None:
    assert department_folder("Customer Success") == "customer_success"
    assert department_folder("../Sales") == "sales"
    assert department_folder("Kundendienst (Süd)") == "kundendienst_(süd)"
    assert department_folder(" \n ") == ""


def test_a_taken_name_gets_the_next_free_number_whatever_its_case() -> None:
    assert free_name("a.csv", []) == "a.csv"
    assert free_name("a.csv", ["A.CSV"]) == "a (2).csv"
    assert free_name("a.csv", ["a.csv", "A (2).csv"]) == "a (3).csv"
    assert free_name("noending", ["noending"]) == "noending (2)"
    assert free_name("café.csv", ["cafe\u0301.csv"]) == "café (2).csv"

"""What was not accepted goes to the department as a file, is mended there, and comes back as an export."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from data_sources.build import build
from data_sources.opened_edition import edition_open
from presentation.department_rejections import DepartmentRejections, rejections_of
from tests.data_sources.small_workspace import SOURCES, small_workspace, write

SALES = """
[[source]]
name = "contracts"
department = "Sales"
match = "sales/contracts*"
table = "subscription"
sheet = "Contracts"
header_row = 3
skip_last_rows = 1
[source.columns]
customer = "Account"
monthly_amount = "Fee"
started_on = "Start"
"""
FORMULA = '=HYPERLINK("http://x")'


def company(folder: Path) -> Path:
    """The small company with one workbook more, whose header stands in its third row and which ends in a total."""
    small_workspace(folder)
    write(folder, "sources.toml", SOURCES + SALES)
    book = openpyxl.Workbook()
    book.active.title = "Contracts"
    rows = [("Contracts",), (), ("Account", "Fee", "Start")]
    rows += [("A-001", "100", "2026-01-01"), ("", "250.5", "2026-01-02"), ("A-003", "80", "2026-01-03"), ("Total", 1)]
    for row in rows:
        book.active.append(row)
    book.save(folder / "exports/sales/contracts_2026-01.xlsx")
    return folder


def found(folder: Path, department: str = "") -> DepartmentRejections:
    with edition_open(build(folder).path) as edition:
        return rejections_of(edition, folder, department)


def fates(folder: Path, path: str) -> tuple[int, int, int]:
    """(accepted, rejected, duplicates) of one export."""
    line = next(each for each in build(folder).exports if each.path == path)
    return line.accepted, line.rejected, line.duplicates


def test_the_list_says_file_line_column_value_reason_and_suggestion(tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(found(company(tmp_path)).as_csv().decode("utf-8-sig"))))
    score = next(row for row in rows if row["Column"] == "Score")
    assert (score["File"], score["Line"], score["Value"]) == ("service/follow_up_2.csv", "4", "9")
    assert "scale" in score["Reason"] and "1 to 5" in score["Suggestion"]
    day = next(row for row in rows if row["Column"] == "Closed")
    assert day["What became of it"] == "the row was accepted, with this cell left empty"


def test_the_workbook_opens_on_how_to_mend_with_a_list_to_filter_and_a_sheet_for_each_export(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(found(company(tmp_path)).as_workbook()))
    assert book.sheetnames == ["How to mend", "Rejections", "1 contracts_2026-01.xlsx", "2 follow_up_2.csv"]
    listed = book["Rejections"]
    assert (listed.freeze_panes, listed.auto_filter.ref) == ("A2", f"A1:I{listed.max_row}")
    assert [cell.value for cell in book["2 follow_up_2.csv"][1]] == ["Case", "Customer", "Closed", "Score", "Agent"]
    guide = " ".join(str(cell.value) for row in book["How to mend"] for cell in row)
    assert "exports/service/follow_up_2_mended.csv" in guide
    assert "exports/sales/contracts_2026-01_mended.xlsx" in guide


def test_a_department_gets_its_own(tmp_path: Path) -> None:
    sales = found(company(tmp_path), "Sales")
    assert set(sales.listed["department"]) == {"Sales"}
    assert [each.path for each in sales.mends] == ["sales/contracts_2026-01.xlsx"]


def test_a_mended_text_file_is_taken_by_the_same_source_and_nothing_is_doubled(tmp_path: Path) -> None:
    folder = company(tmp_path)
    before = {each.path: each.accepted for each in build(folder).exports}
    archive = zipfile.ZipFile(io.BytesIO(found(folder, "Service").as_files_to_mend()))
    (name,) = archive.namelist()
    text = archive.read(name).decode("utf-8-sig")
    assert text.splitlines()[1:] == ["5,A-001,2026-02-11,9,Ann", "6,A-001,2026-02-30,4,Ann"]
    write(folder, f"exports/{name}", text.replace(",9,", ",4,").replace("02-30", "02-28"))
    assert fates(folder, name) == (2, 0, 0)
    assert fates(folder, "service/follow_up_2.csv") == (before["service/follow_up_2.csv"] - 1, 1, 1), "6 came again"
    assert build(folder).tables["record.feedback"] == 6, "cases 1 to 6, each once"
    assert [each.path for each in found(folder, "Service").mends] == [], "nothing is left to mend"


def test_a_mended_workbook_is_laid_out_as_declared(tmp_path: Path) -> None:
    folder = company(tmp_path)
    assert fates(folder, "sales/contracts_2026-01.xlsx") == (2, 2, 0)
    (written,) = found(folder, "Sales").write_mends(folder / "exports")
    book = openpyxl.load_workbook(written)
    assert [cell.value for cell in book["Contracts"][3]] == ["Account", "Fee", "Start"]
    book["Contracts"]["A4"] = "A-002"
    book.save(written)
    assert fates(folder, "sales/contracts_2026-01_mended.xlsx")[0] == 1
    assert build(folder).tables["record.subscription"] == 3


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_text_that_would_run_as_a_formula_does_not(tmp_path: Path, ending: str) -> None:
    folder = small_workspace(tmp_path)
    rows = f'Case,Customer,Closed,Score,Agent\n7,A-001,2026-02-01,-9,"{FORMULA.replace(chr(34), chr(34) * 2)}"\n'
    write(folder, "exports/service/follow_up_3.csv", rows)
    rejections = found(folder)
    if ending == "csv":
        text = (
            zipfile.ZipFile(io.BytesIO(rejections.as_files_to_mend())).read("service/follow_up_3_mended.csv").decode()
        )
        assert f"'{FORMULA}".replace('"', '""') in text and "'-9" not in text
        return
    sheet = openpyxl.load_workbook(io.BytesIO(rejections.as_workbook()))["2 follow_up_3.csv"]
    cell = sheet["E2"]
    assert (cell.value, cell.data_type, cell.quotePrefix, sheet["D2"].value) == (FORMULA, "s", True, "-9")


def test_rows_of_a_snapshot_are_not_sent_by_themselves(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path)
    write(folder, "sources.toml", SOURCES.replace('key = ["Account"]', 'key = ["Account"]\nrepeats = "snapshot"'))
    write(
        folder, "exports/sales/accounts.csv", "Account,Name,Segment,Status\nA-001,Acme,Small,Active\n,Zeta,Large,Lost\n"
    )
    (wanted,) = found(folder, "Sales").mends
    assert wanted.send_as is None and "would replace all others" in wanted.why_not
    assert zipfile.ZipFile(io.BytesIO(found(folder, "Sales").as_files_to_mend())).namelist() == []


def test_a_row_that_a_later_export_brought_well_waits_no_longer(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path)
    write(folder, "exports/service/follow_up_3.csv", "Case,Customer,Closed,Score,Agent\n5,A-001,2026-02-11,3,Ann\n")
    lines = [line for each in found(folder, "Service").mends for line, _ in each.rows]
    assert lines == [5], "case 6 with its day; case 5 came again with a score on its scale"


def test_an_export_that_only_its_own_name_fits_is_mended_in_itself(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path)
    write(folder, "sources.toml", SOURCES.replace("follow_up_*", "follow_up_2"))
    (wanted,) = found(folder, "Service").mends
    assert wanted.send_as is None and "No other name fits 'service/follow_up_2.csv'" in wanted.why_not

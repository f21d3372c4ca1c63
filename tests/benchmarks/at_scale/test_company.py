"""The company that speed is measured on builds as it was drawn: its flaws are found, and nothing of it is lost."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from data_sources.build import build
from tests.benchmarks.at_scale.company import QUARTERS, Size, write_company

SMALL = Size(answers=120_000, customers=300)  # the quarter that is written holds some of the flaws
QUARTER = QUARTERS[-1:]


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("company")
    write_company(folder, SMALL, QUARTER)
    return folder


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with next((folder / "exports").rglob(name)).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def test_a_company_is_the_same_whenever_it_is_drawn(company: Path, tmp_path: Path) -> None:
    write_company(tmp_path, SMALL, QUARTER)
    drawn = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*.*")}
    assert drawn == {path.relative_to(company): path.read_bytes() for path in company.rglob("*.*")}


def test_its_flaws_are_found_and_nothing_is_lost(company: Path) -> None:
    report = build(company)
    by_source = {line.source: line for line in report.exports}
    assert all(each.rows_read == each.accepted + each.rejected + each.duplicates for each in report.exports)
    flawed = 0
    for source, key, customer in (("follow_up", "Case", "Customer no"), ("nps_answers", "Response", "Company")):
        answers, line = rows(company, f"{source}_*.csv"), by_source[source]
        assert line.rows_read == len(answers)
        assert line.rejected == sum(not row[customer] for row in answers)
        assert line.duplicates == len(answers) - len({row[key] for row in answers})
        flawed += line.rejected + line.duplicates
    assert flawed
    assert report.tables["record.customer"] == SMALL.customers

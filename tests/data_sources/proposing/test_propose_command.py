"""python -m data_sources propose, and the build that follows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from data_sources.__main__ import app, run_command
from data_sources.build import build
from data_sources.declarations import read_sources
from tests.data_sources.proposing.workspaces import ACCOUNT_LIST, csv
from tests.data_sources.small_workspace import small_workspace, write

ORDERS = csv("Order no,Account no,Order date,Amount", *(f"O{i},A-{i % 40:03},2026-01-02,{i}.50" for i in range(60)))


def run(*words: str) -> int:
    return run_command(lambda: app(list(words), standalone_mode=False))


@pytest.fixture
def exports_only(tmp_path: Path) -> Path:
    write(tmp_path, "exports/sales/accounts.csv", ACCOUNT_LIST)
    write(tmp_path, "exports/sales/orders_2026-01.csv", ORDERS)
    return tmp_path


def test_propose_then_build_works_on_a_folder_of_exports(
    exports_only: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("propose", str(exports_only), "--currency", "CHF", "--name", "Blue River") == 0
    said = capsys.readouterr().out
    assert "sales/accounts.csv, of Sales" in said
    assert "customer = 'Account no', sure: the header 'Account no' reads like 'account no'" in said
    assert f"python -m data_sources build {exports_only}" in said
    report = build(exports_only)
    assert (report.tables["record.customer"], report.tables["record.purchase"]) == (40, 60)


def test_print_writes_nothing(exports_only: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("propose", str(exports_only), "--print") == 0
    assert "[[source]]" in capsys.readouterr().out
    assert not (exports_only / "sources.toml").exists() and not (exports_only / "company.toml").exists()


def test_json_holds_the_evidence(exports_only: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("propose", str(exports_only), "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert [each["source"]["table"] for each in told["sources"]] == ["customer", "purchase"]
    assert told["sources"][0]["columns"][0]["evidence"]
    assert told["company"]["questions"][0]["aspect"] == "currency"


def test_new_exports_are_appended_to_what_is_declared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small_workspace(tmp_path)
    assert run("propose", str(tmp_path)) == 0
    assert "Every export has its source." in capsys.readouterr().out
    write(tmp_path, "exports/finance/orders.csv", ORDERS)
    assert run("propose", str(tmp_path)) == 0
    assert [each.table for each in read_sources(tmp_path)] == ["customer", "feedback", "purchase"]


def test_a_currency_that_there_is_not_is_refused(exports_only: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("propose", str(exports_only), "--currency", "Euro") == 2
    assert "which is no currency" in capsys.readouterr().err


def test_a_folder_without_exports_is_a_mistake(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("propose", str(tmp_path)) == 2
    assert "holds no folder exports/" in capsys.readouterr().err


def test_exports_that_know_no_customer_are_a_mistake(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "exports/prices.csv", csv("Product,Price", "Desk,100", "Chair,50"))
    assert run("propose", str(tmp_path)) == 2
    assert "nothing can be proposed" in capsys.readouterr().err
    assert not (tmp_path / "sources.toml").exists()

"""The commands over editions, as a script calls them: compare, prune, rejections."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import openpyxl

from tests.data_sources.small_workspace import small_workspace, write
from tests.data_sources.test_commands import refused, run

LATER = "Case,Customer,Closed,Score,Agent\n9,A-001,2026-02-12,5,Ann\n"


def test_editions_are_compared_as_json_and_pruned(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path)
    first = json.loads(run("build", folder, "--json").stdout)["edition_id"]
    write(folder, "exports/service/follow_up_3.csv", LATER)
    second = json.loads(run("build", folder, "--json").stdout)["edition_id"]
    done = run("compare", folder, first[:6], "current", "--story", "satisfaction", "--json")
    assert done.returncode == 0, done.stderr
    compared = json.loads(done.stdout)
    assert (compared["before"]["edition_id"], compared["after"]["edition_id"]) == (first, second)
    assert compared["exports"]["added"] == ["service/follow_up_3.csv"]
    assert {each["cause"] for each in compared["findings"]} <= {"new data came"}
    told = run("compare", folder, first, second, "--story", "satisfaction").stdout
    assert "Findings: " in told and "New rows: 1." in told
    assert f"Would delete {first}" in run("prune", folder, "--dry-run").stdout
    pruned = run("prune", folder, "--older-than", "0").stdout
    assert "Deleted 1 edition" in pruned and "freed" in pruned
    assert "has no edition" in refused("compare", folder, first, second)
    assert first not in run("editions", folder).stdout


def test_rejections_are_written_for_a_department(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path / "company")
    run("build", folder)
    to, mend = tmp_path / "service.xlsx", tmp_path / "mend"
    done = run("rejections", folder, "--to", to, "--department", "Service", "--mend", mend)
    assert done.returncode == 0, done.stderr
    assert "holds 2 rejections" in done.stdout
    assert openpyxl.load_workbook(to).sheetnames == ["How to mend", "Rejections", "1 follow_up_2.csv"]
    assert (mend / "service/follow_up_2_mended.csv").is_file()
    run("rejections", folder, "--to", tmp_path / "all.csv")
    rows = list(csv.DictReader((tmp_path / "all.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert [row["Reason"] for row in rows] == ["a score off its scale", "not a day that there is"]
    assert "There is no department 'Servce'. Did you mean" in refused(
        "rejections", folder, "--to", to, "--department", "Servce"
    )
    assert "asks for pdf" in refused("rejections", folder, "--to", tmp_path / "out.pdf")

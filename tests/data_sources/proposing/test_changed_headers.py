"""A header that a department changed: told as a difference, mended by a line of sources.toml."""

from __future__ import annotations

from pathlib import Path

import pytest

from data_sources.__main__ import app, run_command
from data_sources.build import build
from data_sources.declarations import read_sources
from data_sources.header_changes import HeaderChange
from data_sources.proposing import propose
from tests.data_sources.cleaned_exports import cleaned_texts, source_of
from tests.data_sources.small_workspace import small_workspace, write

RENAMED = (
    "Case,Kundennummer,Closed,Rating given,Agent,Team\n5,A-001,2026-03-05,5,Ann,North\n6,A-002,2026-03-06,4,Ben,South\n"
)


def change(folder: Path, content: str) -> HeaderChange:
    small_workspace(folder)
    write(folder, "exports/service/follow_up_3.csv", content)
    (found,) = propose(folder).changes
    return found


def test_a_renamed_column_is_found_by_name_values_and_place(tmp_path: Path) -> None:
    found = change(tmp_path, RENAMED)
    assert (found.path, found.source) == ("service/follow_up_3.csv", "follow_up")
    assert found.mend() == {"Kundennummer": "Customer", "Rating given": "Score"}
    assert all(each.evidence and each.certainty >= 0.5 for each in found.renamed)
    assert (found.added, found.dropped, found.missing) == (("Team",), (), ())


def test_added_and_dropped_columns_are_told(tmp_path: Path) -> None:
    text = RENAMED.replace("Kundennummer", "Customer").replace("Rating given", "Score")
    assert change(tmp_path, text).added == ("Team",)
    assert change(tmp_path, text).mend() == {}


def test_a_column_of_another_kind_does_not_stand_in(tmp_path: Path) -> None:
    found = change(
        tmp_path, "Case,Customer,Closed,Colour,Agent\n5,A-001,2026-03-05,red,Ann\n6,A-002,2026-03-06,blue,Ben\n"
    )
    assert found.renamed == ()
    assert found.missing == ("Score",)
    assert found.added == ("Colour",)


def test_an_unchanged_series_has_no_changes(tmp_path: Path) -> None:
    small_workspace(tmp_path)
    assert propose(tmp_path).changes == ()


def test_mend_writes_the_lines_and_the_build_reads_the_export(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(tmp_path, RENAMED)
    refused = [each for each in build(tmp_path).notes if each.kind == "refused"]
    assert [each.path for each in refused] == ["service/follow_up_3.csv"]
    assert run_command(lambda: app(["propose", str(tmp_path), "--mend"], standalone_mode=False)) == 0
    assert "'Customer' is most likely 'Kundennummer' now" in capsys.readouterr().out
    assert read_sources(tmp_path)[1].renamed == {"Kundennummer": "Customer", "Rating given": "Score"}
    lines = {each.path: each for each in build(tmp_path).exports}
    assert (lines["service/follow_up_3.csv"].rows_read, lines["service/follow_up_3.csv"].accepted) == (2, 2)
    assert lines["service/follow_up_1.csv"].accepted == 2


def test_the_declared_name_goes_before_the_new_one(tmp_path: Path) -> None:
    source = source_of(columns={"customer": "Account", "segment": "Size"}, renamed={"Konto": "Account"})
    cleaned = cleaned_texts(tmp_path, source, "Konto,Size\nA1,S\n", "Account,Konto,Size\nA2,no,L\n")
    assert cleaned.staged("customer_key") == ["A1", "A2"]


def test_the_refusal_tells_the_difference_and_the_line_that_mends_it(tmp_path: Path) -> None:
    small_workspace(tmp_path)
    write(tmp_path, "exports/service/follow_up_3.csv", RENAMED.replace("Kundennummer", "Customers"))
    (note,) = [each.message for each in build(tmp_path).notes if each.kind == "refused"]
    assert "has no column 'Customer'. Did you mean 'Customers'? Nor has it 'Score'." in note
    assert '[source.renamed] "Customers" = "Customer"' in note

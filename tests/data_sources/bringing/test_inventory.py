"""What lies in a workspace: declared or not, new or in the edition, and when to look again."""

from __future__ import annotations

from pathlib import Path

import pytest

from data_sources.bringing.begin import begin_workspace
from data_sources.bringing.inventory import state_of, take_inventory
from data_sources.build import build
from data_sources.workspace import Workspace

SOURCES = """[[source]]
name = "accounts"
department = "Sales"
match = "sales/accounts*.csv"
table = "customer"
[source.columns]
customer = "Account"
"""


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    place = begin_workspace(str(tmp_path / "ours"), "Ours", "EUR")
    (place.exports_folder / "sales").mkdir()
    (place.exports_folder / "sales" / "accounts.csv").write_text("Account,Plan\nA-1,Pro\nA-2,Basic\n", encoding="utf-8")
    return place


def test_a_workspace_that_was_just_begun_has_nothing_and_that_is_no_mistake(tmp_path: Path) -> None:
    inventory = take_inventory(begin_workspace(str(tmp_path / "ours"), "Ours", "EUR"))
    assert (inventory.exports, inventory.sources, inventory.is_built) == ((), (), False)
    assert inventory.company is not None


def test_exports_are_undeclared_then_declared_and_new_then_built(place: Workspace) -> None:
    assert [each.path for each in take_inventory(place).undeclared] == ["sales/accounts.csv"]
    (place.folder / "sources.toml").write_text(SOURCES, encoding="utf-8")
    declared = take_inventory(place)
    assert not declared.undeclared and len(declared.new) == 1 and not declared.has_edition
    build(place.folder)
    built = take_inventory(place)
    assert built.is_built and not built.new


def test_a_new_export_and_a_changed_declaration_are_not_built_yet(place: Workspace) -> None:
    (place.folder / "sources.toml").write_text(SOURCES, encoding="utf-8")
    build(place.folder)
    (place.exports_folder / "sales" / "accounts_2.csv").write_text("Account,Plan\nA-3,Pro\n", encoding="utf-8")
    assert [each.path for each in take_inventory(place).new] == ["sales/accounts_2.csv"]
    (place.exports_folder / "sales" / "accounts_2.csv").unlink()
    (place.folder / "sources.toml").write_text(SOURCES + 'plan = "Plan"\n', encoding="utf-8")
    assert not take_inventory(place).is_built


def test_the_state_changes_with_exports_and_declarations_alone(place: Workspace) -> None:
    first = state_of(place)
    assert state_of(place) == first
    (place.folder / "notes.txt").touch()
    assert state_of(place) == first
    (place.exports_folder / "sales" / "more.csv").write_text("a\n1\n", encoding="utf-8")
    assert state_of(place) != first

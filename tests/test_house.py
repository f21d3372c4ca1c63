"""The house stands as docs/ says: floors, statements, names, sizes, colours, commands."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from data_sources.__main__ import app
from queries.statement import FOLDER as STATEMENTS

ROOT = Path(__file__).parents[1]
FLOORS = ("app", "pages", "presentation", "data_sources", "analysis", "queries")  # imports run downward only
PYTHON = sorted(path for floor in FLOORS for path in [*ROOT.glob(f"{floor}.py"), *ROOT.glob(f"{floor}/**/*.py")])
TESTS = sorted((ROOT / "tests").glob("**/*.py"))
STATEMENT = r"\s*(select\s.+\sfrom\s|with\s+\w+\s+as\s*\(|insert\s+into\s|create\s+(table|view)\s)"
SQL = sorted(STATEMENTS.rglob("*.sql"))


def short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def floor_of(path: Path) -> int:
    return FLOORS.index(path.relative_to(ROOT).parts[0].removesuffix(".py"))


def imported_modules(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("path", PYTHON, ids=short)
def test_imports_run_downward_only(path: Path) -> None:
    upward = [name for name in imported_modules(path) if name.split(".")[0] in FLOORS[: floor_of(path)]]
    assert not upward, f"{short(path)} imports from a floor above it: {upward}"


@pytest.mark.parametrize("path", sorted((ROOT / "analysis").rglob("*.py")), ids=short)
def test_inside_analysis_only_the_stories_touch_queries(path: Path) -> None:
    if (ROOT / "analysis" / "stories") in path.parents:
        return
    assert not [name for name in imported_modules(path) if name.split(".")[0] == "queries"]


def test_import_linter_keeps_its_contracts() -> None:
    done = subprocess.run(["lint-imports"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", [*PYTHON, *TESTS], ids=short)
def test_a_file_holds_one_thing(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    limit = 400 if path in TESTS else 250
    assert lines <= limit, f"{short(path)} has {lines} lines, at most {limit}: does it hold two things?"
    assert path.stem not in {"utils", "helpers", "common", "misc"}, f"{short(path)} is named after nothing"


@pytest.mark.parametrize("path", PYTHON, ids=short)
def test_no_function_is_longer_than_forty_lines(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            documentation = (ast.get_docstring(node, clean=False) or "").count("\n")
            size = (node.end_lineno or node.lineno) - node.lineno + 1 - documentation
            assert size <= 40, f"{short(path)}:{node.lineno} {node.name} has {size} lines"


@pytest.mark.parametrize("path", PYTHON, ids=short)
def test_no_sql_outside_queries_and_data_sources(path: Path) -> None:
    if path.relative_to(ROOT).parts[0] in {"queries", "data_sources"}:
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            is_statement = re.match(STATEMENT, node.value, re.I | re.S)
            assert not is_statement, f"{short(path)}:{node.lineno} holds SQL; statements live in queries/"


@pytest.mark.parametrize("path", [path for path in PYTHON if floor_of(path) != 3], ids=short)
def test_no_colour_outside_the_theme(path: Path) -> None:
    found = re.findall(r"[\"'(: ]#[0-9a-fA-F]{3,8}\b", path.read_text(encoding="utf-8"))
    assert not found, f"{short(path)} names {found}; colours live in assets/theme.toml"


@pytest.mark.parametrize("path", SQL, ids=short)
def test_every_statement_says_what_it_gives_and_reads(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("-- one row"), f"{short(path)}: the first line says one row per what"
    assert re.search(r"^-- reads: ", text, re.M), f"{short(path)}: a line '-- reads: …' names its tables"
    assert re.search(r"^-- parameters: ", text, re.M), f"{short(path)}: a line '-- parameters: …' names its parameters"
    code = re.sub(r"'[^']*'", "''", re.sub(r"--.*$", "", text, flags=re.M))
    assert code == code.lower(), f"{short(path)}: lowercase"
    assert not re.search(r"select\s+\*", code), f"{short(path)}: name the columns"


@pytest.mark.parametrize("path", SQL, ids=short)
def test_every_statement_is_used(path: Path) -> None:
    name = path.relative_to(STATEMENTS).with_suffix("").as_posix()
    if name.split("/")[0] in {"marts", "record", "cleaning"}:  # run as whole folders by the build
        return
    sources = [file.read_text(encoding="utf-8") for file in PYTHON]
    assert any(f'"{name}"' in text for text in sources), f"nothing runs {name}: delete it or use it"


def test_pages_hold_no_arithmetic() -> None:
    for path in sorted((ROOT / "pages").glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assert not [node for node in ast.walk(tree) if isinstance(node, ast.BinOp)], f"{short(path)} calculates"


def test_the_readme_documents_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = [each.name or each.callback.__name__ for each in app.registered_commands if each.callback]
    assert commands
    for command in commands:
        assert f"python -m data_sources {command}" in readme, f"README.md does not document {command!r}"
    assert "python -m presentation export" in readme
    assert "pip install -r requirements.txt && streamlit run app.py" in readme
    assert "pip install -r tests/requirements.txt && pytest" in readme


def test_dependencies_are_pinned() -> None:
    for file in ("requirements.txt", "tests/requirements.txt"):
        for line in (ROOT / file).read_text(encoding="utf-8").split("\n"):
            assert not line or line.startswith("-r ") or "==" in line, f"{file}: {line!r} is not pinned"


def test_nothing_is_reported_to_anybody() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["browser"]["gatherUsageStats"] is False


def test_everything_that_the_app_imports_installs_from_its_requirements() -> None:
    pinned = re.findall(r"^([\w.-]+)==", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE)
    modules = {name.split(".")[0] for path in PYTHON for name in imported_modules(path)}
    foreign = modules - set(sys.stdlib_module_names) - set(FLOORS)
    distributions = packages_distributions()
    missing = {name for name in foreign if not {each.lower() for each in distributions[name]} & set(pinned)}
    assert not missing, f"{sorted(missing)} are imported and not in requirements.txt"

"""issues.toml as this program writes it: the start by the names of the exports, and their other topics."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import tomlkit
from tomlkit.items import Table

from analysis.voice.catalogue import Issue
from data_sources.issue_catalogue import ISSUES_FILE, read_catalogue, start_issues
from data_sources.mistakes import InputMistake
from data_sources.workspace import open_workspace, replace_text
from data_sources.written_catalogue import named_as_exports_do

HEADING = (
    "The issues that this company counts. Edit it: it is yours.",
    "A comment is about an issue whose words or examples it is like. A word of five letters or more finds what begins",
    "with it too; a star stands for any letters. What a department names as one of `topics` counts as the issue,",
    "whatever the words say. Give each an owner_department, and effort_days and cost (in the company's currency).",
    'competitors = ["…"]: names to look for in comments, beside those that losses name.',
)
WIDEST_LINE = 110
MOST_TOPICS = 30  # beyond them lie free texts, not issues
NO_WORDS = 'Named by a department; its comments teach the words, and words = ["…"] would tell more.'


def written_issues(cases: Sequence[str], losses: Sequence[str]) -> tuple[Issue, ...]:
    """The start as the exports name it, and what cases name besides; topics and categories with the commonest first."""
    if len(cases) > MOST_TOPICS:
        cases = ()
    issues = named_as_exports_do(start_issues(), cases, losses)
    known = {name.lower() for issue in issues for name in (issue.name, *issue.topics)}
    others = dict.fromkeys(topic for topic in cases if topic.lower() not in known)
    return (*issues, *(Issue(topic) for topic in {topic.lower(): topic for topic in reversed(others)}.values()))


def issues_text(issues: Sequence[Issue]) -> str:
    """The text of issues.toml that holds these."""
    document = tomlkit.document()
    for line in HEADING:
        document.add(tomlkit.comment(line))
    document.add(tomlkit.nl())
    document["issue"] = tomlkit.aot()
    for issue in issues:
        document["issue"].append(_entry(issue))
    return tomlkit.dumps(document)


def write_issues_file(workspace: Path, issues: Sequence[Issue]) -> Path:
    """Writes issues.toml, which must not be there. Raises InputMistake."""
    path = open_workspace(workspace).folder / ISSUES_FILE
    if path.exists():
        raise InputMistake(
            f"{path} is there already.",
            "A workspace without it: a company's own catalogue is not overwritten.",
            "It was written before, or by somebody else meanwhile.",
            f"Edit {path} by hand.",
        )
    text = issues_text(issues)
    with tempfile.TemporaryDirectory(prefix="empty-chair-") as folder:
        (Path(folder) / ISSUES_FILE).write_text(text, encoding="utf-8")
        read_catalogue(Path(folder))
    replace_text(path, text)
    return path


def _entry(issue: Issue) -> Table:
    entry = tomlkit.table()
    if not issue.words:
        entry.add(tomlkit.comment(NO_WORDS))
    entry["name"] = issue.name
    for key in ("topics", "words"):
        if getattr(issue, key):
            entry[key] = tomlkit.array(f"[{_wrapped(getattr(issue, key))}]")
    if issue.journey_stage:
        entry["journey_stage"] = issue.journey_stage
    return entry


def _wrapped(texts: Sequence[str]) -> str:
    """The texts of a list, several on a line, as far as they go."""
    lines = [""]
    for text in texts:
        each = f"{tomlkit.string(text).as_string()}, "
        if lines[-1] and len(lines[-1]) + len(each) > WIDEST_LINE:
            lines.append("")
        lines[-1] += each
    body = "\n    ".join(line.rstrip() for line in lines)
    return body.rstrip(", ") if len(lines) == 1 else f"\n    {body}\n"

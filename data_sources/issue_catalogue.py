"""The issues that a company counts: its issues.toml, or a start where it has none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from analysis.voice.catalogue import Issue
from data_sources.declared_files import as_mistake, toml_of, unknown_key
from data_sources.mistakes import InputMistake
from data_sources.toml_lines import TomlLines

ISSUES_FILE = "issues.toml"
START = Path(__file__).parent / "start_issues.toml"
REST = "All other topics"  # as queries/marts/issue.sql names what is not told apart

Text = Annotated[str, Field(min_length=1)]
Amount = Annotated[float, Field(ge=0, strict=True, allow_inf_nan=False)]


class DeclaredIssue(BaseModel):
    """One [[issue]] of issues.toml; see analysis/voice/catalogue.py."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    name: Annotated[str, Field(min_length=1, max_length=60)]  # what stands on an axis of a chart
    words: tuple[Text, ...] = ()
    examples: tuple[Text, ...] = ()
    topics: tuple[Text, ...] = ()
    owner_department: Text | None = None
    journey_stage: Text | None = None
    cost: Amount | None = None
    effort_days: Amount | None = None


@dataclass(frozen=True)
class Catalogue:
    """`told_from` says whose issues these are: the company's own, or the start that this program brings."""

    issues: tuple[Issue, ...]
    competitors: tuple[str, ...]
    told_from: Literal["catalogue", "start"]


def read_catalogue(folder: Path) -> Catalogue:
    """The workspace's catalogue. Raises InputMistake, which names the line."""
    path = folder / ISSUES_FILE
    if not path.is_file():
        return Catalogue(start_issues(), (), "start")
    declared = toml_of(path)
    lines = TomlLines(path.read_text(encoding="utf-8-sig"), "issue")
    issues = _issues(declared, lines)
    competitors = _competitors(declared, lines)
    return Catalogue(issues or start_issues(), competitors, "catalogue" if issues else "start")


def start_issues() -> tuple[Issue, ...]:
    """What a company begins with until it has an issues.toml of its own."""
    return _issues(toml_of(START), TomlLines(START.read_text(encoding="utf-8"), "issue"))


def _issues(declared: dict[str, object], lines: TomlLines) -> tuple[Issue, ...]:
    for key in declared:
        if key not in ("issue", "competitors"):
            raise unknown_key(key, ["issue", "competitors"], f"{ISSUES_FILE}, line {lines.of_top_key(key)},")
    entries = declared.get("issue", [])
    if not isinstance(entries, list):
        raise InputMistake(
            f"{ISSUES_FILE}, line {lines.of_top_key('issue')}, says issue in single brackets, or as a value.",
            "A line [[issue]] before each issue.",
            "A bracket was left out.",
            f"{ISSUES_FILE}, line {lines.of_top_key('issue')}: write [[issue]].",
        )
    issues = tuple(_issue(entry, position, lines) for position, entry in enumerate(entries))
    _refuse_repeats(issues, lines)
    return issues


def _issue(entry: object, position: int, lines: TomlLines) -> Issue:
    try:
        declared = DeclaredIssue.model_validate(entry)
    except ValidationError as error:
        key = str(error.errors()[0]["loc"][0]) if error.errors()[0]["loc"] else ""
        raise as_mistake(error, DeclaredIssue, _where(lines.of_key(position, key), entry)) from None
    if declared.name.casefold() == REST.casefold():
        raise InputMistake(
            f"{_where(lines.of_key(position, 'name'), entry)} is named {declared.name!r}.",
            "Another name: what is too rare to be told apart is counted under this one.",
            "A topic of that name was copied from a page.",
            f"{ISSUES_FILE}, line {lines.of_key(position, 'name')}: name.",
        )
    return Issue(**declared.model_dump())


def _where(line: int, entry: object) -> str:
    name = entry.get("name") if isinstance(entry, dict) else None
    return f"{ISSUES_FILE}, line {line}" + (f", issue {name!r}," if isinstance(name, str) and name.strip() else ",")


def _refuse_repeats(issues: tuple[Issue, ...], lines: TomlLines) -> None:
    """A name, a topic or an example of two issues would count for either, as it happens."""
    seen: dict[tuple[str, str], tuple[int, str]] = {}
    for position, key, text in _told_by(issues):
        kind = "example" if key == "examples" else "name"  # a topic is another name for the issue
        other = seen.setdefault((kind, text.casefold()), (position, key))
        if other[0] == position and (other[1] == key or {key, other[1]} == {"name", "topics"}):
            continue
        line = lines.of_text(position, key, text) if key != "name" else lines.of_key(position, "name")
        raise _repeated(issues[other[0]], issues[position], key, text, line)


def _told_by(issues: tuple[Issue, ...]) -> Iterator[tuple[int, str, str]]:
    """Every name first, so that a topic that is another issue's name is told where the topic stands."""
    yield from ((position, "name", issue.name) for position, issue in enumerate(issues))
    for key in ("topics", "examples"):
        yield from ((position, key, text) for position, issue in enumerate(issues) for text in getattr(issue, key))


def _repeated(first: Issue, second: Issue, key: str, text: str, line: int) -> InputMistake:
    if key == "name":
        return InputMistake(
            f"{ISSUES_FILE}, line {line}, names an issue {second.name!r} that is there already.",
            "A name of its own for each issue, small and capital letters alike.",
            "An issue was copied and its name was left as it was.",
            f"{ISSUES_FILE}, line {line}: name; or put the words of both below one [[issue]].",
        )
    what = "topic" if key == "topics" else "example"
    return InputMistake(
        f"{ISSUES_FILE}, line {line}, has the {what} {text!r} under {second.name!r}; it stands for {first.name!r} too.",
        f"Each {what} under one issue.",
        "A line was copied from one issue to the other.",
        f"{ISSUES_FILE}, line {line}: {key}; take it out of one of the two.",
    )


def _competitors(declared: dict[str, object], lines: TomlLines) -> tuple[str, ...]:
    named = declared.get("competitors", [])
    if isinstance(named, list) and all(isinstance(each, str) and each.strip() for each in named):
        return tuple(dict.fromkeys(each.strip() for each in named))
    line = lines.of_top_key("competitors")
    raise InputMistake(
        f"{ISSUES_FILE}, line {line}, says competitors = {named!r}.",
        'A list of names: competitors = ["Northwind", "Contoso"].',
        "A name stands without quotes or brackets, or is empty.",
        f"{ISSUES_FILE}, line {line}: competitors.",
    )

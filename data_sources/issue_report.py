"""How far a catalogue of issues carries: what is told by each issue, what share of comments it covers, what is new."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from data_sources.edition_id import declarations_of
from data_sources.issue_catalogue import ISSUES_FILE, read_catalogue
from data_sources.mistakes import InputMistake
from data_sources.opened_edition import edition_open
from data_sources.workspace import Workspace
from queries.run import Edition, EditionTooOld


@dataclass(frozen=True)
class IssueUse:
    """One issue of the record. The counts are None where fewer customers than may be shown stand behind them."""

    issue: str
    told_from: str
    owner_department: str | None
    journey_stage: str | None
    named_by_departments: int | None
    told_by_words: int | None
    customers: int | None


@dataclass(frozen=True)
class Coverage:
    """Comments in one language whose issue no department named: how many were told, and why others were not."""

    language: str
    comments: int
    comments_told: int
    comments_on_none: int
    comments_in_other_languages: int
    comments_without_words: int


@dataclass(frozen=True)
class Proposed:
    """An issue that nobody has named, and more customers speak of than before."""

    label: str
    words: str
    verbatims: int
    verbatims_before: int
    customers: int


@dataclass(frozen=True)
class IssueReport:
    """`is_current` is False where issues.toml is another now than when the edition was built."""

    edition_id: str
    told_from: str
    issues: tuple[IssueUse, ...]
    coverage: tuple[Coverage, ...]
    proposed: tuple[Proposed, ...]
    topics_unused: tuple[str, ...]
    minimum_group_size: int
    is_current: bool

    @property
    def comments(self) -> int:
        return sum(each.comments for each in self.coverage)

    @property
    def share_told(self) -> float | None:
        """Of the comments whose issue no department named, how many are about an issue of the catalogue."""
        return sum(each.comments_told for each in self.coverage) / self.comments if self.comments else None

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"comments": self.comments, "share_told": self.share_told}


def issue_report(place: Workspace) -> IssueReport:
    """Of the current edition. Raises InputMistake where none was built, or issues.toml has a mistake."""
    catalogue = read_catalogue(place.folder)
    path = place.edition("current")
    with edition_open(path) as edition:
        try:
            return _report(place, edition, {topic for issue in catalogue.issues for topic in issue.topics})
        except EditionTooOld:
            raise InputMistake(
                f"edition {path.stem} was built before issues were read from words.",
                "An edition that this version of the program built.",
                "The program was updated since.",
                f"python -m data_sources build {place.folder}",
            ) from None


def _report(place: Workspace, edition: Edition, topics: set[str]) -> IssueReport:
    minimum = int(str(edition.company["minimum_group_size"]))
    uses = edition.run("issues/catalogue_use").frame.itertuples(index=False, name=None)
    declared = dict(edition.run("edition/declarations").frame[["file", "sha256"]].itertuples(index=False, name=None))
    used = {str(each).lower() for each in edition.run("issues/topics").frame["topic"]}
    issues = tuple(_use(row, minimum) for row in uses)
    return IssueReport(
        edition_id=str(edition.company["edition_id"]),
        told_from=next((each.told_from for each in issues if each.told_from != "topic"), "start"),
        issues=issues,
        coverage=tuple(
            Coverage(str(row[0]), *(int(each) for each in row[1:]))
            for row in edition.run("issues/coverage").frame.itertuples(index=False, name=None)
        ),
        proposed=tuple(
            Proposed(**{name: row[name] for name in Proposed.__dataclass_fields__})
            for row in edition.run("voice/proposals").frame.to_dict("records")
            if row["customers"] >= minimum
        ),
        topics_unused=tuple(sorted(topic for topic in topics if topic.lower() not in used)),
        minimum_group_size=minimum,
        is_current=declared.get(ISSUES_FILE) == declarations_of(place.folder).get(ISSUES_FILE),
    )


def _use(row: tuple[Any, ...], minimum: int) -> IssueUse:
    issue, told_from, owner, stage, named, told, customers = row
    few = 0 < int(customers) < minimum
    counts = (None, None, None) if few else (int(named), int(told), int(customers))
    text = [None if each is None or each != each else str(each) for each in (owner, stage)]
    return IssueUse(str(issue), str(told_from), text[0], text[1], *counts)

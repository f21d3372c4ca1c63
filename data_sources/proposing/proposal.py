"""What a proposal holds: for each export what it was taken for, why, and what a person has to say."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.voice.catalogue import Issue
from data_sources.declarations import Company, Source
from data_sources.detections import Detection
from data_sources.header_changes import HeaderChange
from data_sources.mistakes import InputMistake


@dataclass(frozen=True)
class ColumnGuess:
    """One column of the export, taken for one of the record. `certainty` in 0 to 1; evidence in sentences."""

    record_column: str
    header: str
    certainty: float
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class UnusedColumn:
    """A column that the proposed source leaves alone, and why."""

    header: str
    why: str


@dataclass(frozen=True)
class SourceProposal:
    """One source proposed for one or several exports of one series; questions are what was too unsure to map."""

    source: Source
    exports: tuple[str, ...]
    certainty: float
    evidence: tuple[str, ...]
    columns: tuple[ColumnGuess, ...]
    unused: tuple[UnusedColumn, ...] = ()
    questions: tuple[Detection, ...] = ()


@dataclass(frozen=True)
class Refused:
    """An export, or a table of one, for which nothing is proposed, and the reason."""

    path: str
    mistake: InputMistake


@dataclass(frozen=True)
class CompanyProposal:
    """company.toml as it would be written."""

    company: Company
    evidence: tuple[str, ...]
    questions: tuple[Detection, ...] = ()


@dataclass(frozen=True)
class Proposal:
    """Everything proposed for one workspace; `company` is None where company.toml is there already, `issues` is empty
    where issues.toml or a source is: a company that has begun keeps the issues it has."""

    sources: tuple[SourceProposal, ...]
    company: CompanyProposal | None
    refused: tuple[Refused, ...]
    changes: tuple[HeaderChange, ...]
    issues: tuple[Issue, ...] = ()

"""Exports that nobody has declared yet: what they are taken for, with the evidence, and what a person has to say."""

from data_sources.header_changes import HeaderChange, RenamedColumn
from data_sources.proposing.preview import ColumnProfile, ExportPreview, preview
from data_sources.proposing.proposal import (
    ColumnGuess,
    CompanyProposal,
    Proposal,
    Refused,
    SourceProposal,
    UnusedColumn,
)
from data_sources.proposing.propose import propose
from data_sources.proposing.trial import Trial, try_sources
from data_sources.proposing.writing import write_company, write_sources

__all__ = [
    "ColumnGuess",
    "ColumnProfile",
    "CompanyProposal",
    "ExportPreview",
    "HeaderChange",
    "Proposal",
    "Refused",
    "RenamedColumn",
    "SourceProposal",
    "Trial",
    "UnusedColumn",
    "preview",
    "propose",
    "try_sources",
    "write_company",
    "write_sources",
]

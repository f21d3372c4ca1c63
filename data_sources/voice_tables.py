"""What the words of the record were read as: tables that no export fills, but analysis/voice/ does."""

from __future__ import annotations

import duckdb

TABLES = {
    # One row per answer, case or loss that holds words; see queries/record/verbatim.sql. `is_praise` is what its words
    # were read as, otherwise what its own score says; null where neither tells.
    "record.verbatim": "verbatim_id bigint, said_in varchar, customer_id bigint, department varchar, source varchar, "
    "export_id integer, line bigint, said_on date, survey varchar, touchpoint varchar, kind varchar, "
    "score_share double, topic varchar, reason varchar, text_id bigint, is_praise boolean",
    # One row per distinct text. `tone` is praise, neutral or complaint, null where it is not told. `redacted` is what
    # may be shown: names and contact details taken out, at most 600 characters. `is_wish`: it asks for something.
    # `unread_because` is null where it was read for issues and tone.
    "record.verbatim_text": "text_id bigint, language varchar, words integer, unread_because varchar, tone varchar, "
    "tone_certainty double, is_wish boolean, redacted varchar",
    # One row per verbatim and issue that it is about; `told_by` is topic, words, examples or labels.
    "record.verbatim_issue": "verbatim_id bigint, issue varchar, confidence double, told_by varchar",
    # One row per verbatim and competitor that its words name.
    "record.verbatim_competitor": "verbatim_id bigint, competitor varchar",
    # The issues that are counted, in the catalogue's order. `told_from` is catalogue (the company's own), start (ours,
    # until it has one) or topic (an export's word that no catalogue holds).
    "record.issue": "issue varchar, position integer, owner_department varchar, journey_stage varchar, "
    "effort_days double, cost double, told_from varchar",
    # One row per word, in small letters, that the catalogue says is the name of an issue.
    "record.issue_called": "called varchar, issue varchar",
    # One row per spelling of a topic (said_in case), or of a reason or category that is an issue (said_in loss).
    "record.issue_topic": "said_in varchar, topic varchar, issue varchar",
    # One row per verbatim and what it is about: about_kind all, issue, wish or competitor, and its name. How typical
    # it is: how close to everything said of that in its language and tone, 0 to 1; null where it is not quoted.
    "record.said_about": "verbatim_id bigint, text_id bigint, about_kind varchar, about varchar, tone varchar, "
    "typicality double",
    # What no issue of the catalogue covers and more customers say than before, best first.
    "record.issue_proposal": "position integer, label varchar, words varchar, verbatims bigint, "
    "verbatims_before bigint, customers bigint, since date, ratio double, ratio_low double, ratio_high double, "
    "p_value double",
    # One row per recent verbatim that holds the words of a proposal.
    "record.verbatim_proposal": "verbatim_id bigint, position integer",
    # What customers wished for in the latest twelve months of comments, the surest first: words that stand out in
    # wishes; and one row per wish that holds the words.
    "record.wish_subject": "position integer, label varchar, words varchar, verbatims bigint, customers bigint, "
    "ratio double, p_value double",
    "record.verbatim_wish_subject": "verbatim_id bigint, position integer",
    # How well words were read: tone_accuracy, tone_baseline, …, each with its interval.
    "record.voice_measure": "measure varchar, value double, low double, high double, sample_size bigint",
}


def create_voice_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Creates the empty tables in schema record."""
    for name, columns in TABLES.items():
        connection.execute(f"create table {name} ({columns})")

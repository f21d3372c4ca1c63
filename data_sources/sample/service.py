"""Service's exports: tickets by quarter, and the answers to the follow-up survey after a case."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from data_sources.sample import facts
from data_sources.sample.cases import Cases, FollowUps
from data_sources.sample.comments import follow_up_comments
from data_sources.sample.company import Company
from data_sources.sample.days import iso, stamped
from data_sources.sample.draws import Booleans, Texts, even, pick
from data_sources.sample.flaws import as_table, break_rows
from data_sources.sample.names import spelt_by_service
from data_sources.sample.phrases import CASE_COMMENTS, SUBJECTS
from data_sources.sample.quarters import may_break, quarter_of, write_by_quarter
from data_sources.sample.subjects import ticket_subjects
from data_sources.sample.text_files import TextFormat

WORDS = {5: "Very satisfied", 4: "Satisfied", 3: "Neither nor", 2: "Dissatisfied", 1: "Very dissatisfied"}
QUARTERS_IN_WORDS = (1, 2, 5, 9)  # of the twelve: another tool, which exports labels
SHARE_REOPENED = 0.06
SHARE_IN_HASTE = 0.1


def write_service(
    rng: np.random.Generator,
    words: np.random.Generator,
    folder: Path,
    company: Company,
    cases: Cases,
    follow_ups: FollowUps,
) -> None:
    """What is written is drawn from `words`, all else from `rng`."""
    tickets = _tickets(rng, company, cases)
    said = ticket_subjects(words, company, cases, tickets["Subject"].to_numpy())
    tickets = tickets.assign(Subject=pd.Series([each.text for each in said], dtype=object))
    tickets = break_rows(rng, tickets, "service/tickets", may_break(cases.opened_on))
    write_by_quarter(folder, "service/tickets", tickets, cases.opened_on, TextFormat(), first_time=_still_open)
    answers = _answers(rng, words, company, cases, follow_ups)
    # Only answers of accounts that left: Sales rates none of them, so the disagreement stays as it was planted.
    left_long_ago = company.last_month < facts.MONTHS - 12
    breakable = may_break(follow_ups.answered_on) & left_long_ago[follow_ups.account]
    answers = break_rows(rng, answers, "service/follow_up", breakable)
    write_by_quarter(folder, "service/follow_up", answers, follow_ups.answered_on, TextFormat(";", "utf-8"))


def _still_open(rows: pd.DataFrame) -> pd.DataFrame:
    """How rows that the next export sends again looked the first time."""
    return rows.assign(Resolved="", Reopened="No")


def _tickets(rng: np.random.Generator, company: Company, cases: Cases) -> pd.DataFrame:
    count = len(cases.account)
    spelt = np.array(spelt_by_service(company.names, company.number), dtype=object)
    hour = 8 + 9 * rng.random(count)
    topics = np.array(facts.TOPICS, dtype=object)[cases.topic]
    first_answer = np.minimum(cases.opened_on + rng.integers(0, 2, count), np.datetime64(facts.AS_OF))
    return as_table(
        {
            "Case": cases.number,
            "Customer no": company.number[cases.account].astype(str),
            "Customer": spelt[cases.account],
            "Opened": stamped(cases.opened_on, hour),
            "First answer": stamped(first_answer, np.minimum(hour + 0.2 + 3 * rng.random(count), 23.9)),
            "Resolved": stamped(cases.resolved_on, 9 + 8 * rng.random(count)),
            "Topic": topics,
            "Channel": pick(rng, ("E-mail", "Phone", "Portal"), count, (0.5, 0.2, 0.3)),
            "Priority": pick(rng, ("Low", "Normal", "High", "Urgent"), count, (0.2, 0.55, 0.2, 0.05)),
            "Reopened": np.where(even(rng, count) < SHARE_REOPENED, "Yes", "No"),
            "Subject": _one_of_each(rng, topics, SUBJECTS),
        }
    )


def _one_of_each(rng: np.random.Generator, keys: Texts, phrases: Mapping[str, tuple[str, ...]]) -> Texts:
    chosen = np.empty(len(keys), dtype=object)
    for key, options in phrases.items():
        members = keys == key
        chosen[members] = pick(rng, options, int(members.sum()))
    return chosen


def _answers(
    rng: np.random.Generator, words_of: np.random.Generator, company: Company, cases: Cases, answers: FollowUps
) -> pd.DataFrame:
    quarter = quarter_of(answers.answered_on)
    in_words = np.isin(quarter, QUARTERS_IN_WORDS)
    words = np.array([WORDS[int(score)] for score in answers.score], dtype=object)
    mood = np.where(answers.score >= 4, "happy", np.where(answers.score == 3, "so-so", "unhappy"))
    says_something: Booleans = even(rng, len(mood)) < 0.25
    hasty = _one_of_each(rng, mood.astype(object), CASE_COMMENTS)
    said = [each.text for each in follow_up_comments(words_of, company, cases, answers, mood)]
    in_haste = words_of.random(len(mood)) < SHARE_IN_HASTE
    return as_table(
        {
            "Case": cases.number[answers.case],
            "Customer no": company.number[answers.account].astype(str),
            "Answered on": iso(answers.answered_on),
            "Satisfaction": np.where(in_words, words, answers.score.astype(str).astype(object)),
            "Comment": np.where(says_something, np.where(in_haste, hasty, np.array(said, dtype=object)), ""),
        }
    )

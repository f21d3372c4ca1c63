"""Marketing's exports: invitations to the relationship survey, and the answers (NPS), by quarter."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from data_sources.sample import facts
from data_sources.sample.comments import recommendation_comments
from data_sources.sample.company import Company
from data_sources.sample.days import Days, iso
from data_sources.sample.draws import Integers, Texts, even, pick
from data_sources.sample.flaws import as_table, break_rows
from data_sources.sample.names import CYRILLIC, misspelt, spelt_by_marketing
from data_sources.sample.phrases import RECOMMENDATION_COMMENTS
from data_sources.sample.quarters import QUARTERS, may_break, quarter_name, quarter_of, write_by_quarter
from data_sources.sample.survey import Survey
from data_sources.sample.text_files import TextFormat

WITH_BOM = TextFormat(",", "utf-8-sig")
COMMENT_SHARE = 0.16
SHARE_IN_HASTE = 0.1


def write_marketing(
    rng: np.random.Generator, words: np.random.Generator, folder: Path, company: Company, survey: Survey
) -> None:
    """What is written is drawn from `words`, all else from `rng`."""
    spelt = np.array(spelt_by_marketing(company.names, company.number), dtype=object)
    misspelt_accounts = company.small_and_loyal[len(CYRILLIC) : facts.UNMATCHABLE["Marketing"]]
    spelt[misspelt_accounts] = [misspelt(name) for name in spelt[misspelt_accounts]]
    invitations = break_rows(
        rng, _invitations(spelt, survey), "marketing/nps_invitations", may_break(survey.invited_on)
    )
    write_by_quarter(folder, "marketing/nps_invitations", invitations, survey.invited_on, WITH_BOM)
    answered = np.flatnonzero(survey.score >= 0)
    answered = answered[np.argsort(survey.answered_on[answered], kind="stable")]
    days = survey.answered_on[answered]
    answers = _in_own_words(words, _answers(rng, spelt, survey, answered), company, survey, answered)
    answers = break_rows(rng, answers, "marketing/nps_answers", may_break(days))
    write_by_quarter(folder, "marketing/nps_answers", answers, days, WITH_BOM)


def _wave_names(days: Days) -> Texts:
    return np.array([quarter_name(quarter) for quarter in range(QUARTERS)], dtype=object)[quarter_of(days)]


def _invitations(spelt: Texts, survey: Survey) -> pd.DataFrame:
    return as_table(
        {
            "Company": spelt[survey.account],
            "Contact": survey.contact,
            "Wave": _wave_names(survey.invited_on),
            "Invited on": iso(survey.invited_on),
        }
    )


def _answers(rng: np.random.Generator, spelt: Texts, survey: Survey, rows: Integers) -> pd.DataFrame:
    score = survey.score[rows]
    mood = _moods(score)
    comments = np.full(len(rows), "", dtype=object)
    talks = even(rng, len(rows)) < COMMENT_SHARE
    for each, options in RECOMMENDATION_COMMENTS.items():
        members = talks & (mood == each)
        comments[members] = pick(rng, options, int(members.sum()))
    return as_table(
        {
            "Company": spelt[survey.account[rows]],
            "Contact": survey.contact[rows],
            "Wave": _wave_names(survey.invited_on[rows]),
            "Answered on": iso(survey.answered_on[rows]),
            "Score": score.astype(str).astype(object),
            "Comment": comments,
        }
    )


def _moods(score: Integers) -> Texts:
    return np.select([score >= 9, score >= 7], ["promoter", "passive"], "detractor").astype(object)


def _in_own_words(
    rng: np.random.Generator, answers: pd.DataFrame, company: Company, survey: Survey, rows: Integers
) -> pd.DataFrame:
    """Those who say something say it in words of their own; a tenth in haste, as it stands."""
    talks = np.flatnonzero((answers["Comment"] != "").to_numpy())
    said = recommendation_comments(rng, company, survey, rows[talks], _moods(survey.score[rows[talks]]))
    comments = answers["Comment"].to_numpy(dtype=object, copy=True)
    for place, each in zip(talks, said, strict=True):
        is_planted = each.about in ((facts.NEW_ISSUE,), (facts.ACCELERATING,))
        comments[place] = each.text if is_planted or rng.random() >= SHARE_IN_HASTE else comments[place]
    return answers.assign(Comment=pd.Series(comments, dtype=object))

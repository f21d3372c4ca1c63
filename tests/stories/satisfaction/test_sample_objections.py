"""Behind each finding on the sample company stand the questions that a board asks of anything."""

from __future__ import annotations

import pytest

from analysis.findings import Story
from analysis.stories.objections.questions import Question
from analysis.stories.satisfaction import tell
from analysis.stories.satisfaction.objections import ANSWERERS
from analysis.view import View
from presentation.wording import say_plain
from queries.run import Edition

ALWAYS = (Question.NOISE, Question.CHERRY_PICKED, Question.COUNTED_TWICE, Question.CHANGE_OUR_MIND)
WITH_REVENUE = ("weights", "coverage", "large-accounts")


@pytest.fixture(scope="module")
def story(sample_edition: Edition) -> Story:
    return tell(sample_edition, View())


def answers(story: Story, finding: str) -> dict[str, str]:
    found = next(each for each in story.findings if each.id == finding)
    return {each.question: say_plain(each.answer).replace("\u00a0", " ") for each in found.objections}


def test_each_finding_answers_what_is_asked_of_anything(story: Story) -> None:
    for each in story.findings:
        if each.id in ANSWERERS:
            missing = {*ALWAYS, Question.ONE_ACCOUNT} - set(answers(story, each.id))
            assert not missing, (each.id, missing)


def test_answers_stand_in_the_order_in_which_a_board_asks(story: Story) -> None:
    for each in story.findings:
        asked = [tuple(Question).index(Question(answer.question)) for answer in each.objections]
        assert asked == sorted(set(asked))


def test_the_fall_is_mix_and_who_answered_not_noise(story: Story) -> None:
    told = answers(story, "change")
    assert told[Question.NOISE].startswith("No.")
    assert told[Question.MIX].startswith("Yes. Of")
    assert told[Question.WHO_ANSWERED].startswith("Yes. With every segment counted as the whole customer base has it")
    assert told[Question.ONE_ACCOUNT].startswith("No.")


def test_late_onboarding_holds_within_segments_and_came_before_the_marks(story: Story) -> None:
    told = answers(story, "onboarding")
    assert told[Question.MIX].startswith("No. Compared with customers of the same segment")
    assert told[Question.OTHER_WAY_ROUND].startswith("No. All")
    assert "would explain it away" in told[Question.CHANGE_OUR_MIND]


@pytest.mark.parametrize("finding", WITH_REVENUE)
def test_what_uses_revenue_ties_to_finance(story: Story, finding: str) -> None:
    assert answers(story, finding)[Question.FINANCE].startswith("Yes. The rows of Finance add up to")


def test_rows_sent_twice_are_named(story: Story) -> None:
    assert (
        "rows of Marketing that the exports brought again were left out"
        in answers(story, "level")[Question.COUNTED_TWICE]
    )


def test_no_answer_names_a_customer(story: Story, sample_edition: Edition) -> None:
    with sample_edition.connection.cursor() as cursor:
        names = [row[0] for row in cursor.execute("select name from record.customer where name is not null").fetchall()]
    said = " ".join(text for each in story.findings for text in answers(story, each.id).values())
    assert names
    assert not [name for name in names if name in said]

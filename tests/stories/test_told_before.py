"""What was said last time: quoted with its numbers, from a quarter earlier and from the edition kept under a name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from analysis.findings import Finding, Objection, Story
from analysis.sentences import sentence
from analysis.stories import tell
from analysis.stories.objections.last_time import ToldBefore, last_time, with_last_time
from analysis.stories.objections.questions import Question, in_order
from analysis.stories.told_before import EditionBefore, told_before
from analysis.view import View
from presentation.wording import say_plain
from queries.run import Edition, EditionTooOld
from tests.stories.every_number import unbacked_in
from tests.stories.summary.made_stories import estimate_at, finding

NOW = finding("satisfaction", "change", score=estimate_at(0.01))
WHEN = sentence("A quarter earlier, over the {told_period}", told_period="12 months to March 2026")


def before(found: Finding | None, is_lost: bool = False) -> ToldBefore:
    findings = None if is_lost else {found.id: found} if found else {}
    return ToldBefore(WHEN, "12 months to March 2026", findings)


def answer(*tellings: ToldBefore) -> Objection:
    found = last_time(NOW, tellings)
    assert found is not None
    return found


def test_quotes_the_claim_with_the_numbers_of_then() -> None:
    then = replace(estimate_at(0.01), value=replace(estimate_at(0.01).value, amount=5.0))
    said = answer(before(finding("satisfaction", "change", score=then)))
    assert said.question == Question.LAST_TIME
    assert say_plain(said.answer) == (
        "A quarter earlier, over the 12 months to March 2026, the finding was the same: “change +5”."
    )
    assert said.estimates == {"score[told=12 months to March 2026]": then}
    assert unbacked_in(replace(NOW, objections=(said,))) == []


def test_says_that_the_finding_read_otherwise_where_its_groups_did() -> None:
    now = replace(NOW, claim=sentence("{who} fell {score}", who="Small", score=estimate_at(0.01)))
    then = replace(NOW, claim=sentence("{who} fell {score}", who="“Enterprise”", score=estimate_at(0.01)))
    said = last_time(now, [before(then)])
    assert said is not None
    assert "the finding read: “‘Enterprise’ fell +4”." in say_plain(said.answer)


def test_says_when_there_was_nothing_to_say_and_when_it_cannot_be_told_again() -> None:
    said = say_plain(answer(before(None), before(None, is_lost=True)).answer)
    assert "nothing could be said of it." in said
    assert "it cannot be told again: another version of the app built it." in said
    assert last_time(NOW, []) is None


def test_takes_the_place_that_a_board_gives_the_question() -> None:
    asked = tuple(Objection(str(question), sentence("No.")) for question in (Question.CHANGE_OUR_MIND, Question.NOISE))
    own = Objection("Do new customers flatter it?", sentence("No."))
    with_answers = in_order([own, *asked, answer(before(None))])
    assert [each.question for each in with_answers] == [
        Question.NOISE,
        Question.LAST_TIME,
        Question.CHANGE_OUR_MIND,
        own.question,
    ]


def test_a_story_of_the_sample_says_what_it_said_a_quarter_earlier(
    sample_edition: Edition, sample_stories: Mapping[str, Story]
) -> None:
    story = sample_stories["satisfaction"]
    earlier = tell("satisfaction", sample_edition, replace(story.view, until=date(2026, 6, 30)))
    found = with_last_time(story, told_before(story, sample_edition, None, tell))
    mix = next(each for each in found.findings if each.id == "satisfaction/mix")
    was = next(each for each in earlier.findings if each.id == "satisfaction/mix")
    said = next(each for each in mix.objections if each.question == Question.LAST_TIME)
    assert f"“{say_plain(was.claim)}”" in say_plain(said.answer)
    assert all(any(each.question == Question.LAST_TIME for each in one.objections) for one in found.findings)


def test_the_summary_asks_the_stories_that_its_findings_come_from(
    sample_edition: Edition, sample_stories: Mapping[str, Story]
) -> None:
    story = sample_stories["summary"]
    (earlier,) = told_before(story, sample_edition, None, tell)
    assert earlier.findings is not None
    assert {each.id.partition("/")[0] for each in story.findings} <= {
        name.partition("/")[0] for name in earlier.findings
    }


def test_an_edition_kept_under_a_name_is_quoted_by_it(
    sample_edition: Edition, sample_stories: Mapping[str, Story]
) -> None:
    story = sample_stories["satisfaction"]
    found = told_before(story, sample_edition, EditionBefore(sample_edition, "Board 2026-Q3"), tell)
    said = last_time(story.findings[0], found[1:])
    assert said is not None
    assert say_plain(said.answer).startswith(
        "In the edition kept as “Board 2026-Q3”, to 30 September 2026, the finding was the same: “"
    )


def test_an_edition_of_another_version_is_said_to_be_untold(
    sample_edition: Edition, sample_stories: Mapping[str, Story]
) -> None:
    def teller(story_id: str, edition: Edition, view: View) -> Story:
        if view.until is None:
            raise EditionTooOld("e0", "satisfaction/surveys")
        return tell(story_id, edition, view)

    story = sample_stories["satisfaction"]
    tellings = told_before(story, sample_edition, EditionBefore(sample_edition, None), teller)
    assert [each.findings is None for each in tellings] == [False, True]

"""A session's work: edits stay when more exports arrive, companies never mix, nothing heavy is done twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from data_sources.declarations import Source
from data_sources.detections import Detection
from data_sources.proposing import Proposal, SourceProposal, UnusedColumn
from presentation.bring.draft_as_html import columns_as_html, taken_for
from presentation.bring.questions import answers_to, open_questions
from presentation.bring.sources import second_source
from presentation.bring.work import Draft, Work


def source(name: str = "accounts", **changes: object) -> Source:
    entries = {"name": name, "department": "Sales", "match": f"{name}.csv", "table": "customer"}
    return Source.model_validate(entries | {"columns": {"customer": "Account"}} | changes)


def proposed(*sources: Source, questions: tuple[Detection, ...] = ()) -> Proposal:
    each = tuple(SourceProposal(one, (one.match,), 0.9, ("because",), (), (), questions) for one in sources)
    return Proposal(each, None, (), ())


def question(overrule: str, column: str | None = None) -> Detection:
    return Detection("order of day and month", "not settled", "unsure", "Both read.", overrule, column)


@pytest.fixture
def work(tmp_path: Path) -> Work:
    return Work(tmp_path)


def test_an_edit_stays_when_more_exports_arrive(work: Work) -> None:
    work.follow(proposed(source()))
    work.edit(work.drafts["accounts"], department="Finance")
    work.follow(proposed(source(), source("answers")))
    assert work.drafts["accounts"].source.department == "Finance"
    assert set(work.drafts) == {"accounts", "answers"}


def test_what_was_not_edited_follows_the_new_proposal(work: Work) -> None:
    work.follow(proposed(source()))
    work.follow(proposed(source(department="Finance")))
    assert work.drafts["accounts"].source.department == "Finance"


def test_drafts_of_exports_that_are_gone_or_declared_go(work: Work) -> None:
    work.follow(proposed(source()))
    work.follow(proposed())
    assert not work.drafts


def test_an_unusable_value_changes_nothing(work: Work) -> None:
    work.follow(proposed(source()))
    with pytest.raises(ValidationError):
        work.edit(work.drafts["accounts"], repeats="sometimes")
    assert work.drafts["accounts"].source == source()


def test_a_second_source_reads_the_same_exports_under_a_name_of_its_own(work: Work) -> None:
    work.follow(proposed(source()))
    second = second_source(work, work.drafts["accounts"])
    assert (second.source.name, second.exports) == ("accounts_2", ("accounts.csv",))
    assert second.source.columns == {"customer": "Account"}


def test_the_same_key_is_not_worked_out_twice(work: Work) -> None:
    made = []
    for key in (1, 1, 2):
        work.keep("heavy", key, lambda: made.append(1))
    assert len(made) == 2


@pytest.mark.parametrize(
    ("overrule", "changes"),
    [
        ('dates = "dmy" or dates = "mdy"', [{"dates": "dmy"}, {"dates": "mdy"}]),
        ("header_row = 4, header_rows = 2", [{"header_row": 4, "header_rows": 2}]),
        ('[source.columns] region = "Land"', [{"columns": {"customer": "Account", "region": "Land"}}]),
        ('company.toml: currency = "EUR"', []),
        ("Nothing to declare.", []),
    ],
)
def test_a_line_of_sources_toml_becomes_an_answer(overrule: str, changes: list[dict[str, object]]) -> None:
    assert [dict(answer.changes) for answer in answers_to(question(overrule), source())] == changes


def test_a_question_is_open_until_it_is_answered_or_left_as_it_is(work: Work) -> None:
    work.follow(proposed(source(), questions=(question('dates = "dmy" or dates = "mdy"'),)))
    draft = work.drafts["accounts"]
    assert len(open_questions(work, draft)) == 1
    assert not open_questions(work, work.edit(draft, dates="mdy"))
    settled = Draft(
        draft.id, draft.source, draft.exports, draft.proposal, settled=frozenset({'dates = "dmy" or dates = "mdy"'})
    )
    assert not open_questions(work, settled)


def test_several_columns_that_one_line_settles_are_one_question(work: Work) -> None:
    asked = (question('dates = "dmy"', "Opened"), question('dates = "dmy"', "Closed"))
    work.follow(proposed(source(), questions=asked))
    (only,) = open_questions(work, work.drafts["accounts"])
    assert only.column == "Opened, Closed"


def test_headers_and_evidence_are_shown_as_text(work: Work) -> None:
    one = source(columns={"customer": "<b>Account\n"}, department="<i>")
    guess = SourceProposal(one, ("a",), 0.9, ("<script>",), (), (UnusedColumn("<u>", "no <use>"),))
    html = taken_for(Draft("a", one, ("a",), guess)) + columns_as_html(Draft("a", one, ("a",), guess), is_asked=False)
    for tag in ("<b>", "<i>", "<script>", "<u>", "<use>"):
        assert tag not in html
    assert "&lt;b&gt;Account\\n" in html

"""Bring your exports: begun from the sample, uploaded, edited, checked, built, and told from."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data_sources.bringing.begin import begin_workspace
from data_sources.declarations import read_sources
from data_sources.first_start import VARIABLE
from data_sources.mistakes import InputMistake
from data_sources.read_only import READ_ONLY
from data_sources.workspace import Workspace
from presentation.bring.build_job import last_build
from presentation.bring.in_hand import CHOSEN

ROOT = Path(__file__).parents[2]
SECONDS = 60
ACCOUNTS = "Account;Account name;Segment\n" + "".join(
    f"A-{n};Customer {n};{'SME' if n % 2 else 'Large'}\n" for n in range(40)
)
ANSWERS = "Case,Account,Closed,How satisfied are you?\n" + "".join(
    f"C-{n},A-{n},2026-03-{1 + n % 28:02d},{1 + n % 5}\n" for n in range(40)
)


@pytest.fixture
def company(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A workspace that was just begun, on which the app was started."""
    place = begin_workspace(str(tmp_path / "ours"), "Example & <b>Sons</b>", "EUR")
    monkeypatch.setenv(VARIABLE, str(place.folder))
    monkeypatch.delenv(READ_ONLY, raising=False)
    monkeypatch.chdir(ROOT)
    return place


def bring(place: Workspace, path: str, content: str) -> None:
    (place.exports_folder / path).parent.mkdir(parents=True, exist_ok=True)
    (place.exports_folder / path).write_text(content, encoding="utf-8")


def run() -> AppTest:
    return AppTest.from_file(str(ROOT / "pages" / "bring-your-exports.py"), default_timeout=SECONDS).run()


def written(app: AppTest) -> str:
    return " ".join(element.proto.body for element in app.get("html"))


def headings(app: AppTest) -> str:
    return " ".join(each.value for each in [*app.title, *app.header, *app.subheader])


def labels(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def assert_sound(app: AppTest) -> None:
    assert not app.exception
    assert not app.error


def test_the_sample_company_is_named_as_such_and_never_offered_for_change(
    sample_workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(sample_workspace))
    app = run()
    assert_sound(app)
    assert "Harbour Software is the sample company" in app.title[0].value
    assert labels(app) == ["Begin"]
    assert not app.file_uploader


def test_a_workspace_is_begun_from_the_sample_and_worked_on_in_this_session_alone(
    sample_workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(sample_workspace))
    app = run()
    for label, text in (("Name of the company", "Ours"), ("Folder of the workspace", str(tmp_path / "ours"))):
        next(each for each in app.text_input if each.label.startswith(label)).set_value(text)
    press(app, "Begin")
    assert_sound(app)
    assert app.title[0].value == "Bring the first exports of Ours"
    assert app.session_state[CHOSEN] == str(tmp_path / "ours")
    assert f"{VARIABLE}={tmp_path / 'ours'}" in written(app)
    assert "sample company" in run().title[0].value


def test_a_folder_that_cannot_be_a_workspace_is_told_in_four_parts(company: Workspace) -> None:
    app = run()
    next(each for each in app.text_input if each.label == "Name of the company").set_value("Ours")
    press(app, "Begin")
    assert_sound(app)
    assert "What to edit" in written(app) and "whole path" in written(app)


def test_reading_only_offers_nothing_that_changes_anything(company: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    bring(company, "sales/accounts.csv", ACCOUNTS)
    monkeypatch.setenv(READ_ONLY, "1")
    app = run()
    assert_sound(app)
    assert f"{READ_ONLY}=1" in written(app)
    assert labels(app) == [] and not app.file_uploader


def test_a_workspace_that_is_not_there_can_be_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "nowhere"))
    app = run()
    assert_sound(app)
    assert "nowhere" in app.title[0].value and "Begin" in labels(app)


def test_an_upload_is_saved_in_its_departments_folder_under_a_safe_name(company: Workspace) -> None:
    app = run()
    app.file_uploader[0].set_value([("=acc\nounts.csv", ACCOUNTS.encode(), "text/csv")]).run()
    assert "Say whose it is" in written(app)
    app.selectbox(key="bring-upload-department").set_value("Sales").run()
    press(app, "Save 1 export")
    assert_sound(app)
    assert [path.name for path in (company.exports_folder / "sales").iterdir()] == ["acc ounts.csv"]


def test_the_same_content_is_told_and_another_one_is_asked_about(company: Workspace) -> None:
    bring(company, "sales/accounts.csv", ACCOUNTS)
    app = run()
    app.file_uploader[0].set_value([("accounts.csv", ACCOUNTS.encode(), "text/csv")]).run()
    app.selectbox(key="bring-upload-department").set_value("Sales").run()
    assert "with the same content" in written(app) and "Nothing to save" in labels(app)
    app.file_uploader[0].set_value([("accounts.csv", b"Account\nA-1\n", "text/csv")]).run()
    assert len(app.radio) >= 1 and "accounts.csv lies there with another content" in app.radio[0].label
    press(app, "Save 1 export")
    assert sorted(path.name for path in (company.exports_folder / "sales").iterdir()) == [
        "accounts (2).csv",
        "accounts.csv",
    ]


def test_a_folder_of_this_machine_is_looked_into_before_it_is_copied(company: Workspace, tmp_path: Path) -> None:
    (tmp_path / "handed" / "service").mkdir(parents=True)
    (tmp_path / "handed" / "service" / "answers.csv").write_text(ANSWERS, encoding="utf-8")
    (tmp_path / "handed" / "notes.docx").touch()
    app = run()
    app.text_input(key="bring-folder-0").set_value(str(tmp_path / "nowhere")).run()
    assert "There is no folder" in written(app)
    app.text_input(key="bring-folder-0").set_value(str(tmp_path / "handed")).run()
    assert "notes.docx" in written(app)
    assert not list(company.exports_folder.iterdir())
    press(app, "Copy 1 export")
    assert (company.exports_folder / "service" / "answers.csv").read_text(encoding="utf-8") == ANSWERS


@pytest.fixture
def undeclared(company: Workspace) -> Workspace:
    bring(company, "sales/accounts.csv", ACCOUNTS)
    bring(company, "service/answers.csv", ANSWERS)
    return company


def test_what_exports_are_taken_for_is_shown_with_its_evidence(undeclared: Workspace) -> None:
    app = run()
    assert_sound(app)
    assert app.title[0].value.startswith("2 exports of Example")
    assert "sales/accounts.csv" in headings(app) and "service/answers.csv" in headings(app)
    assert "<strong>customers</strong> of <strong>Sales</strong>" in written(app)
    assert "<strong>survey answers</strong> of <strong>Service</strong>" in written(app)
    assert "the header" in written(app)


def test_names_and_cells_that_look_like_markup_stay_text(company: Workspace) -> None:
    rows = "".join(f"A-{n},<i>Company {n},{'SME' if n % 2 else 'Large'},*x*\n" for n in range(40))
    bring(company, "sales/accounts.csv", f"Account,Account name,Segment,Note <b> :red[x]\n{rows}")
    app = run()
    app.toggle(key=next(each.key for each in app.toggle if each.label == "First rows")).set_value(True).run()
    assert_sound(app)
    assert "\\<b\\>Sons" in app.title[0].value
    assert "Note &lt;b&gt;" in written(app) and "Note <b>" not in written(app)
    assert "&lt;i&gt;Company" in written(app) and "<i>" not in written(app)


def test_an_edited_source_is_checked_written_and_built_and_its_edition_told_from(undeclared: Workspace) -> None:
    app = run()
    name = next(each.key for each in app.toggle if each.label == "Edit" and "answers" in each.key)
    app.toggle(key=name).set_value(True).run()
    draft = name.removeprefix("bring-").removesuffix("-open")
    app.selectbox(key=f"bring-{draft}-department").set_value("Product").run()
    app.selectbox(key=f"bring-{draft}-feedback-respondent").set_value("Case").run()
    press(app, "Done")
    assert "of <strong>Product</strong>: as you say" in written(app)
    press(app, "Check the rows")
    assert_sound(app)
    assert "would be accepted" in headings(app)
    assert not (undeclared.folder / "sources.toml").exists(), "a check writes nothing"
    press(app, "Write sources.toml and build")
    job = last_build(undeclared.folder)
    assert job is not None
    assert sum(line.accepted for line in job.report().exports) == 80
    answers = next(source for source in read_sources(undeclared.folder) if source.table == "feedback")
    assert (answers.department, answers.columns["respondent"]) == ("Product", "Case")
    app = run()
    assert app.title[0].value.startswith("The edition holds every export")
    assert 'href="satisfaction"' in written(app)


def test_a_source_left_out_is_not_written(undeclared: Workspace) -> None:
    app = run()
    key = next(each.key for each in app.button if each.label == "Leave it out" and "answers" in each.key)
    app.button(key=key).click().run()
    press(app, "Write sources.toml and build")
    job = last_build(undeclared.folder)
    assert job is not None and job.report()
    assert {source.table for source in read_sources(undeclared.folder)} == {"customer"}


def test_next_months_export_of_a_declared_series_is_one_button(undeclared: Workspace) -> None:
    press(run(), "Write sources.toml and build")
    job = last_build(undeclared.folder)
    assert job is not None and job.report()
    text = (undeclared.folder / "sources.toml").read_text(encoding="utf-8")
    (undeclared.folder / "sources.toml").write_text(text.replace("answers.csv", "answers*.csv"), encoding="utf-8")
    bring(undeclared, "service/answers_2.csv", ANSWERS.replace("C-", "D-"))
    app = run()
    assert "Everything is declared; 1 new export" in app.title[0].value
    assert labels(app)[0] == "Build"
    press(app, "Build")
    again = last_build(undeclared.folder)
    assert again is not None and sum(line.accepted for line in again.report().exports) == 120


def test_a_build_that_fails_keeps_its_mistake_on_the_page_and_the_declarations_in_the_file(
    undeclared: Workspace,
) -> None:
    press(run(), "Write sources.toml and build")
    built = last_build(undeclared.folder)
    assert built is not None and built.report()
    for path in undeclared.exports_folder.rglob("*.csv"):
        path.write_bytes(b"")
    app = press(run(), "Build")
    job = last_build(undeclared.folder)
    assert job is not None and job is not built
    with pytest.raises(InputMistake):
        job.report()
    for again in (app.run(), run()):
        assert_sound(again)
        assert "What to edit" in written(again)
    assert undeclared.current_edition() is not None, "the last edition stays"
    assert len(read_sources(undeclared.folder)) == 2


def test_a_changed_header_is_told_as_a_difference_and_mended_by_a_button(undeclared: Workspace) -> None:
    press(run(), "Write sources.toml and build")
    job = last_build(undeclared.folder)
    assert job is not None and job.report()
    bring(undeclared, "service/answers.csv", ANSWERS.replace("How satisfied are you?", "How satisfied were you?"))
    app = run()
    assert "came with other headers" in headings(app)
    assert "How satisfied were you?" in written(app)
    press(app, next(label for label in labels(app) if label.startswith("Write the mend")))
    assert_sound(app)
    answers = next(source for source in read_sources(undeclared.folder) if source.table == "feedback")
    assert answers.renamed == {"How satisfied were you?": "How satisfied are you?"}
    assert "came with other headers" not in headings(app)


def test_a_question_is_answered_by_a_button(company: Workspace) -> None:
    bring(company, "sales/accounts.csv", ACCOUNTS)
    days = "".join(f"T-{n},A-{n % 20},{1 + n % 9:02d}/{1 + n % 7:02d}/2026,high\n" for n in range(60))
    bring(company, "service/cases.csv", f"Ticket,Account,Opened,Priority\n{days}")
    app = press(run(), "Check the rows")
    assert_sound(app)
    assert "asks something of you" in headings(app)
    press(app, "day, month, year")
    assert_sound(app)
    assert "without open questions" in headings(app)
    press(app, "Write sources.toml and build")
    assert last_build(company.folder) is not None
    cases = next(source for source in read_sources(company.folder) if source.table == "service_case")
    assert cases.dates == "dmy"


def test_declarations_that_cannot_be_read_say_what_to_edit(company: Workspace) -> None:
    (company.folder / "sources.toml").write_text("[[source]]\nname = 1\n", encoding="utf-8")
    app = run()
    assert_sound(app)
    assert "cannot be read as it stands" in app.title[0].value and "What to edit" in written(app)

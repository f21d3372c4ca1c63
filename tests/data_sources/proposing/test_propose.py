"""What exports are taken for, by their headers, their values, and each other."""

from __future__ import annotations

from pathlib import Path

from data_sources.proposing import propose
from tests.data_sources.proposing.workspaces import ACCOUNT_LIST, csv, only_source, proposed
from tests.data_sources.small_workspace import small_workspace, write

DEALS = csv(
    "Deal ID,Account,Stage,Closed on,Value",
    *(f"D{i},A-{i % 40:03},{('Won', 'Lost', 'Open')[i % 3]},2026-01-{i % 28 + 1:02},{i}00" for i in range(90)),
)


def test_a_list_of_customers(tmp_path: Path) -> None:
    found = only_source(proposed(tmp_path, sales__accounts_2026=ACCOUNT_LIST), "customer")
    assert found.source.department == "Sales"
    assert found.source.match == "sales/accounts_*.csv"
    assert found.source.columns == {
        "customer": "Account no",
        "name": "Account name",
        "segment": "Segment",
        "region": "Country",
    }
    assert (found.source.repeats, found.source.key) == ("snapshot", ("Account no",))
    assert all(each.evidence for each in found.columns)
    assert [each.header for each in found.unused] == ["Seats"]


def test_won_deals_are_purchases_and_lost_deals_are_losses(tmp_path: Path) -> None:
    proposal = proposed(tmp_path, accounts=ACCOUNT_LIST, pipeline=DEALS)
    won, lost = only_source(proposal, "purchase").source, only_source(proposal, "loss").source
    assert (won.only, lost.only) == ({"Stage": ("Won",)}, {"Stage": ("Lost",)})
    assert won.columns["amount"] == "Value"
    assert lost.columns["lost_on"] == "Closed on"
    assert won.key == lost.key == ("Deal ID",)


def test_a_key_of_another_export_names_the_customer_whatever_it_is_called(tmp_path: Path) -> None:
    calls = csv("Ref,Kennung,Opened,Priority", *(f"T{i},a {i % 40:03},2026-02-03,high" for i in range(60)))
    found = only_source(proposed(tmp_path, accounts=ACCOUNT_LIST, support__tickets=calls), "service_case")
    assert found.source.columns["customer"] == "Kennung"
    assert "are customers of accounts.csv" in " ".join(found.columns[0].evidence)


def test_a_contract_number_is_translated_for_the_department_that_knows_no_other_key(tmp_path: Path) -> None:
    contracts = csv(
        "Contract,Account no,Start,Monthly fee", *(f"C-{i:04},A-{i % 40:03},2025-01-01,{i + 5}" for i in range(80))
    )
    usage = csv(
        "Contract,Feature,Day,Count", *(f"C-{i % 80:04},Export,2026-01-{i % 28 + 1:02},{i}" for i in range(200))
    )
    proposal = proposed(tmp_path, accounts=ACCOUNT_LIST, finance__contracts=contracts, product__usage=usage)
    used, key = only_source(proposal, "usage").source, only_source(proposal, "customer_key").source
    assert used.columns["customer"] == used.columns["contract"] == "Contract"
    assert (key.department, key.columns) == (used.department, {"customer": "Contract", "same_as": "Account no"})


def test_each_question_of_a_survey_is_a_source(tmp_path: Path) -> None:
    header = "Response ID,Company,Date,Would you recommend us?,Delivery,Price,Support,Comments"
    rows = (
        f"R{i},Firm {i % 9},2026-03-01,{i % 11},{i % 5 + 1},{i % 4 + 2},{i % 5 + 1},Please call me back soon {i}"
        for i in range(99)
    )
    found = [each.source for each in proposed(tmp_path, survey=csv(header, *rows)).sources]
    assert [(each.columns["score"], each.constants["kind"], each.constants["scale_high"]) for each in found] == [
        ("Would you recommend us?", "nps", 10),
        ("Delivery", "rating", 5),
        ("Price", "rating", 5),
        ("Support", "rating", 5),
    ]
    assert [each.columns.get("verbatim") for each in found] == ["Comments", None, None, None]


def test_a_nought_that_is_rare_on_a_scale_from_one_is_no_answer_and_said(tmp_path: Path) -> None:
    rows = (f"C{i},{0 if i == 5 else i % 5 + 1},{i % 5 + 1},{i % 5 + 1}" for i in range(99))
    found = proposed(tmp_path, survey=csv("Customer,Food,Room,Staff", *rows)).sources
    scores = [each for each in found if each.source.table == "feedback"]
    assert [each.source.values for each in scores] == [{"score": {"0": ""}}] * 3
    assert any(question.aspect == "scale" for question in scores[0].questions)


def test_words_for_better_and_worse_are_an_answer(tmp_path: Path) -> None:
    rows = (f"C{i},{('Good', 'Bad', 'Not answered')[i % 3]}" for i in range(30))
    found = only_source(proposed(tmp_path, csat=csv("Customer,Rating", *rows)), "feedback").source
    assert found.values == {"score": {"Good": 1, "Bad": 0}}
    assert found.only == {"Rating": ("Good", "Bad")}


def test_what_is_too_unsure_is_asked_not_mapped(tmp_path: Path) -> None:
    tickets = csv(
        "Ticket,Account no,Opened,Cause and trouble category",
        *(f"T{i},A-{i % 40:03},2026-02-03,{i % 3}x" for i in range(60)),
    )
    found = only_source(proposed(tmp_path, accounts=ACCOUNT_LIST, tickets=tickets), "service_case")
    assert "topic" not in found.source.columns
    asked = [each for each in found.questions if each.column == "Cause and trouble category"]
    assert (
        asked and asked[0].is_question and asked[0].overrule == '[source.columns] topic = "Cause and trouble category"'
    )


def test_a_list_without_customers_is_left_out_with_the_reason(tmp_path: Path) -> None:
    prices = csv("Product,Price", "Desk,100", "Chair,50")
    proposal = proposed(tmp_path, accounts=ACCOUNT_LIST, products=prices)
    assert [each.path for each in proposal.refused] == ["products.csv"]
    assert "knows no customers" in proposal.refused[0].mistake.likely_cause


def test_an_export_that_cannot_be_read_is_refused_and_the_others_proposed(tmp_path: Path) -> None:
    write(tmp_path, "exports/broken.xlsx", "no workbook")
    proposal = proposed(tmp_path, accounts=ACCOUNT_LIST)
    assert [each.path for each in proposal.refused] == ["broken.xlsx"]
    assert len(proposal.sources) == 1


def test_a_series_is_mapped_by_what_all_its_exports_have(tmp_path: Path) -> None:
    old, new = ACCOUNT_LIST.replace("Segment", "Class B"), ACCOUNT_LIST
    found = only_source(proposed(tmp_path, accounts_2025=old, accounts_2026=new), "customer")
    assert found.exports == ("accounts_2025.csv", "accounts_2026.csv")
    assert "segment" not in found.source.columns
    assert found.source.repeats == "snapshot"


def test_declared_exports_are_left_alone(tmp_path: Path) -> None:
    small_workspace(tmp_path)
    assert propose(tmp_path).sources == ()
    write(tmp_path, "exports/crm/clients.csv", ACCOUNT_LIST)
    proposal = propose(tmp_path)
    assert [each.exports for each in proposal.sources] == [("crm/clients.csv",)]
    assert proposal.company is None


def test_the_company_comes_from_folder_and_money(tmp_path: Path) -> None:
    orders = csv("Customer,Order date,Amount (GBP)", *(f"C{i},2026-01-02,{i}.50" for i in range(20)))
    company = proposed(tmp_path / "blue_river", orders=orders).company
    assert company is not None
    assert (company.company.name, company.company.currency) == ("Blue River", "GBP")
    assert company.company.revenue_model == "purchase"
    assert not company.questions


def test_a_currency_that_nothing_tells_is_asked(tmp_path: Path) -> None:
    company = proposed(tmp_path, accounts=ACCOUNT_LIST).company
    assert company is not None and [each.aspect for each in company.questions] == ["currency"]


def test_the_same_folder_gives_the_same_proposal(tmp_path: Path) -> None:
    assert proposed(tmp_path, accounts=ACCOUNT_LIST, pipeline=DEALS) == propose(tmp_path)


def test_numbered_exports_of_two_tables_are_told_apart_by_their_headers(tmp_path: Path) -> None:
    orders = csv("Order no,Account no,Order date,Amount", *(f"O{i},A-{i % 40:03},2026-01-02,{i}.50" for i in range(60)))
    found = proposed(tmp_path, export_1=ACCOUNT_LIST, export_2=orders, export_3=ACCOUNT_LIST).sources
    taken = {(each.source.table, each.source.match) for each in found}
    assert taken == {("customer", "export_1.csv"), ("customer", "export_3.csv"), ("purchase", "export_2.csv")}


def test_a_new_pattern_takes_no_declared_export(tmp_path: Path) -> None:
    small_workspace(tmp_path)
    write(tmp_path, "exports/service/follow_up_list_9.csv", ACCOUNT_LIST)
    text = (tmp_path / "sources.toml").read_text(encoding="utf-8")
    declared = text.replace("follow_up_*.csv", "follow_up_?.csv")
    write(tmp_path, "sources.toml", declared)
    (found,) = propose(tmp_path).sources
    assert found.source.match == "service/follow_up_list_9.csv"

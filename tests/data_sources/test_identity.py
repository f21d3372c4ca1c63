"""Keys and names of several departments find one customer, or stay apart."""

from __future__ import annotations

import random

import duckdb
import pytest

from data_sources.declarations import Source
from data_sources.identity import identify_customers, legal_form_ending
from queries.statement import statement
from tests.queries.empty_edition import empty_edition

COLUMNS = {
    "customer": {"customer": "Account", "name": "Name"},
    "feedback": {"customer": "Key", "customer_name": "Name", "score": "Score"},
    "customer_key": {"customer": "Key", "same_as": "Account"},
}


def source(department: str, table: str) -> Source:
    constants: dict[str, str | bool | int | float] = {"kind": "csat"} if table == "feedback" else {}
    name = f"{department} {table}"
    return Source(name=name, department=department, match="*", table=table, columns=COLUMNS[table], constants=constants)


class Departments:
    """Staged rows of departments, put in by hand."""

    def __init__(self, *sources: tuple[str, str]) -> None:
        self.sources = [source(department, table) for department, table in sources]
        self.connection: duckdb.DuckDBPyConnection = empty_edition()

    def hand_over(self, department: str, table: str, *rows: tuple[str, str | None]) -> None:
        column = {"customer": "name", "feedback": "customer_name", "customer_key": "same_as"}[table]
        self.connection.executemany(
            f"insert into landing.staged_{table} (source, department, customer_key, {column}) values (?, ?, ?, ?)",
            [[f"{department} {table}", department, key, other] for key, other in rows],
        )

    def matched(self) -> dict[tuple[str, str], tuple[int, str]]:
        identify_customers(self.connection, self.sources)
        rows = self.connection.execute(
            "select department, customer_key, customer_id, matched_by from record.customer_key"
        ).fetchall()
        return {(department, key): (customer, how) for department, key, customer, how in rows}


def one_list(*accounts: tuple[str, str | None]) -> Departments:
    departments = Departments(("Sales", "customer"), ("Service", "feedback"))
    departments.hand_over("Sales", "customer", *accounts)
    return departments


@pytest.mark.parametrize(
    ("key", "how"),
    [
        ("A-0012", "same key"),
        ("a0012", "same key, spelled otherwise"),
        (" A 12 ", "same key, spelled otherwise"),
        ("0012", "same number, other letters"),
        ("CUST00012", "same number, other letters"),
        ("12", "seen only here"),  # a number of two digits is found by chance
        ("B-0013", "seen only here"),
    ],
)
def test_a_key_finds_its_account(key: str, how: str) -> None:
    departments = one_list(("A-0012", "Acme Ltd"))
    departments.hand_over("Service", "feedback", (key, None))
    customer, found_by = departments.matched()[("Service", key)]
    assert (found_by, customer == 1) == (how, how != "seen only here")


@pytest.mark.parametrize(
    ("name", "spelled"),
    [
        ("Müller & Söhne GmbH", "MUELLER UND SOEHNE"),
        ("Müller & Söhne GmbH", "Muller and Sohne"),
        ("Acme Ltd", "ACME Limited"),
        ("Łódź Media Sp. z o.o.", "Lodz Media"),
        ("Société Générale S.A.", "Societe Generale SA"),
        ("Novo Maskin A/S", "Novo Maskin AS"),
        ("Weber Bau GmbH & Co. KG", "Weber Bau"),
        ("The Big Bakery plc", "Big Bakery"),
        ("Ærø Færger ApS", "Aeroe Faerger"),
    ],
)
def test_a_name_is_found_however_it_is_spelled(name: str, spelled: str) -> None:
    departments = one_list(("A-0001", name), ("A-0002", "Somebody Else AG"))
    departments.hand_over("Service", "feedback", (spelled, None))
    assert departments.matched()[("Service", spelled)] == (1, "same name, spelled otherwise")


@pytest.mark.parametrize("spelled", ["Bauer AG", "Baur AG", "Acme Holding", "Co", "GmbH"])
def test_another_name_is_another_customer(spelled: str) -> None:
    departments = one_list(("A-0001", "Acme Ltd"), ("A-0002", "Bäur & Cie"))
    departments.hand_over("Service", "feedback", (spelled, None))
    assert departments.matched()[("Service", spelled)][1] == "seen only here"


def test_a_name_that_two_accounts_share_decides_nothing() -> None:
    departments = one_list(("A-0001", "Acme Ltd"), ("A-0002", "ACME Inc."))
    departments.hand_over("Service", "feedback", ("Acme", None))
    assert departments.matched()[("Service", "Acme")] == (3, "seen only here")


def test_two_keys_of_one_department_are_never_one_customer_by_their_names() -> None:
    departments = one_list(("A-0001", "Acme Ltd"))
    departments.hand_over("Service", "feedback", ("7001", "Acme"), ("7002", "Acme"))
    found = departments.matched()
    assert len({found[("Service", "7001")][0], found[("Service", "7002")][0], 1}) == 3


def test_a_department_that_knows_customers_by_name_alone_may_spell_one_in_two_ways() -> None:
    departments = one_list(("A-0001", "Acme Ltd"))
    departments.hand_over("Service", "feedback", ("Acme", None), ("ACME LIMITED", None))
    found = departments.matched()
    assert found[("Service", "Acme")][0] == found[("Service", "ACME LIMITED")][0] == 1


def test_a_declared_list_of_other_keys_comes_before_every_guess() -> None:
    departments = Departments(("Sales", "customer"), ("Product", "customer_key"), ("Product", "feedback"))
    departments.hand_over("Sales", "customer", ("A-0001", "Acme"), ("A-0002", "Zeta"))
    departments.hand_over("Product", "customer_key", ("S-9", "A-0002"), ("S-10", "A-0001"), ("S-11", "A-0077"))
    departments.hand_over("Product", "feedback", ("S-9", "Acme"), ("S-11", None))
    found = departments.matched()
    assert found[("Product", "S-9")] == (2, "declared the same")
    assert found[("Product", "S-11")] == (3, "seen only here")
    assert ("Product", "S-10") not in found  # a key that no export uses is nobody


def test_a_second_list_adds_the_customers_that_the_first_lacks() -> None:
    departments = Departments(("Sales", "customer"), ("Finance", "customer"))
    departments.hand_over("Sales", "customer", ("A-0001", "Acme Ltd"))
    departments.hand_over("Finance", "customer", ("70001", "ACME"), ("70002", "Zeta"))
    found = departments.matched()
    assert found[("Finance", "70001")] == (1, "same name, spelled otherwise")
    assert found[("Finance", "70002")] == (2, "customer list")


def test_customers_are_found_without_any_list() -> None:
    departments = Departments(("Service", "feedback"), ("Marketing", "feedback"))
    departments.hand_over("Service", "feedback", ("ann@example.com", None), ("ANN@example.com", None))
    departments.hand_over("Marketing", "feedback", ("ann@example.com", None), ("bob@example.com", None))
    found = departments.matched()
    assert {key: customer for key, (customer, _) in found.items()} == {
        ("Service", "ann@example.com"): 1,
        ("Service", "ANN@example.com"): 1,
        ("Marketing", "ann@example.com"): 1,
        ("Marketing", "bob@example.com"): 2,
    }


def test_the_order_of_rows_is_irrelevant() -> None:
    accounts: list[tuple[str, str | None]] = [(f"A-{number:04}", f"Company {number}") for number in range(1, 60)]
    answers: list[tuple[str, str | None]] = [(f"company {number} ltd", None) for number in range(40, 80)]
    given = []
    for seed in (1, 2):
        random.Random(seed).shuffle(accounts)
        random.Random(seed).shuffle(answers)
        departments = one_list(*accounts)
        departments.hand_over("Service", "feedback", *answers)
        given.append(departments.matched())
    assert given[0] == given[1]


def test_legal_forms_end_a_name_and_never_are_one() -> None:
    connection = empty_edition()
    connection.execute("insert into landing.key_seen (customer_key) values ('AG'), ('Polo S.p.A.'), ('SAP SE')")
    rows = connection.execute(statement("identity/name_form").text, {"legal_forms": legal_form_ending()}).fetchall()
    plain = {name: form for name, kind, form in rows if kind == "plain name"}
    assert plain == {"AG": "ag", "Polo S.p.A.": "polo", "SAP SE": "sap"}

"""Where two departments say different things of the same customers. Both are shown; neither is taken for right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.quantities import Count, Share
from analysis.sentences import Sentence, sentence
from queries.run import Edition


@dataclass(frozen=True)
class Check:
    """What the first department says of all that are looked at, and what the second says of those concerned.

    `first` and `second` follow "Sales: " and "Finance: ". `noun` is what is counted, in the plural.
    """

    question: str
    first: str
    second: str
    noun: str


CHECKS: Mapping[str, Check] = {
    "status lost, contract runs": Check(
        "Do customers whose status says lost still have a contract that runs?",
        "the customer's status says lost",
        "a contract of the customer runs",
        "customers",
    ),
    "contract ended, status kept": Check(
        "Do customers without a running contract still count as customers?",
        "every contract of the customer has ended",
        "the customer's status does not say lost",
        "customers",
    ),
    "status lost, no loss record": Check(
        "Is there a loss on record for each customer whose status says lost?",
        "the customer's status says lost",
        "no loss is on record",
        "customers",
    ),
    "status kept, loss record": Check(
        "Is there a loss on record for customers whose status does not say lost?",
        "the customer's status does not say lost",
        "a loss is on record",
        "customers",
    ),
    "contract ended, no loss record": Check(
        "Is there a loss on record for each customer whose contracts have ended?",
        "every contract of the customer has ended",
        "no loss is on record",
        "customers",
    ),
    "loss record, contract runs": Check(
        "Do customers with a loss on record still have a contract that runs?",
        "a loss is on record",
        "a contract of the customer runs",
        "customers",
    ),
    "contract before customer": Check(
        "Do contracts begin before the customer is one?",
        "a contract line has a start",
        "the customer became one only later",
        "contract lines",
    ),
    "plans differ": Check(
        "Do the contract and the customer list name the same plan?",
        "a contract line names a plan",
        "the customer list names another plan",
        "contract lines",
    ),
    "usage before contract": Check(
        "Is there usage before the contract starts?",
        "usage is on record",
        "the contract starts only later",
        "rows of usage",
    ),
    "case before customer": Check(
        "Are there cases before the customer is one?",
        "a case was opened",
        "the customer became one only later",
        "cases",
    ),
    "invoices after loss": Check(
        "Are customers still invoiced after the day of their loss?",
        "a loss is on record with its day",
        "recurring revenue is invoiced after it",
        "customers",
    ),
}


@dataclass(frozen=True)
class Contradiction:
    """One check. `concerned` and `concerned_share` are None where too few customers are concerned to be shown."""

    id: str
    question: str
    first_department: str
    first_says: str
    second_department: str
    second_says: str
    of_all: Estimate
    concerned: Estimate | None
    concerned_share: Estimate | None
    claim: Sentence
    agrees: bool
    estimates: Mapping[str, Estimate] = field(default_factory=dict)


def contradictions_of(edition: Edition) -> tuple[Contradiction, ...]:
    """The checks that this edition's exports allow; those that concern the largest share first."""
    minimum = int(str(edition.company["minimum_group_size"]))
    frame = edition.run("exports/contradictions").frame
    frame = frame[frame["customers_of_all"] >= minimum]
    frame = frame.assign(part=frame["concerned"] / frame["of_all"])
    ordered = frame.sort_values(["part", "check_id"], ascending=[False, True], kind="stable")
    return tuple(_contradiction(row, minimum) for _, row in ordered.iterrows())


def _contradiction(row: pd.Series, minimum: int) -> Contradiction:
    check = CHECKS[str(row["check_id"])]
    size, concerned = int(row["of_all"]), int(row["concerned"])
    is_hidden = 0 < int(row["customers_concerned"]) < minimum
    of_all = counted(Count(size, check.noun), size)
    number = None if is_hidden else counted(Count(concerned, check.noun), size)
    part = None if is_hidden else counted(Share(concerned / size), size)
    return Contradiction(
        id=str(row["check_id"]),
        question=check.question,
        first_department=str(row["first_department"]),
        first_says=check.first,
        second_department=str(row["second_department"]),
        second_says=check.second,
        of_all=of_all,
        concerned=number,
        concerned_share=part,
        claim=_claim(row, check, of_all, number, part, minimum),
        agrees=concerned == 0,
        estimates={"of_all": of_all} | ({"concerned": number, "concerned_share": part} if number and part else {}),
    )


def _claim(
    row: pd.Series, check: Check, of_all: Estimate, number: Estimate | None, part: Estimate | None, minimum: int
) -> Sentence:
    sides = {"first": str(row["first_department"]), "second": str(row["second_department"])}
    says = f"{{first}}: {check.first} ({{of_all}}). {{second}}: {check.second} "
    if number is None or part is None:
        return sentence(says + "(for fewer than {minimum} of them).", **sides, of_all=of_all, minimum=minimum)
    if not row["concerned"]:
        return sentence(says + "(for none of them).", **sides, of_all=of_all)
    return sentence(says + "(for {number}, {part}).", **sides, of_all=of_all, number=number, part=part)

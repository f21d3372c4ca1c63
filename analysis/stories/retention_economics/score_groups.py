"""What the groups of a score are called: of a recommendation survey by the field's own names."""

from __future__ import annotations

HAPPY, BETWEEN, UNHAPPY, SILENT = "happy", "between", "unhappy", "silent"
GROUPS = (HAPPY, BETWEEN, UNHAPPY)
LOWER = (BETWEEN, UNHAPPY)
ONE_UP = {UNHAPPY: BETWEEN, BETWEEN: HAPPY}

NPS = "nps"
OF_NPS = {HAPPY: "promoter", BETWEEN: "passive", UNHAPPY: "detractor"}
LABELS = {HAPPY: "Happy", BETWEEN: "In between", UNHAPPY: "Unhappy"}


def label_of(kind: str, group: str) -> str:
    """On a chart: "Promoters", "Unhappy"."""
    return f"{OF_NPS[group].capitalize()}s" if kind == NPS else LABELS[group]


def customers_of(kind: str, group: str) -> str:
    """In a sentence: "promoters", "unhappy customers", "customers in between"."""
    if kind == NPS:
        return f"{OF_NPS[group]}s"
    return "customers in between" if group == BETWEEN else f"{group} customers"


def one_of(kind: str, group: str) -> str:
    """In a sentence: "a promoter", "an unhappy customer"."""
    if kind == NPS:
        return f"a {OF_NPS[group]}"
    return {HAPPY: "a happy customer", BETWEEN: "a customer in between", UNHAPPY: "an unhappy customer"}[group]


def score_name(kind: str, group: str) -> str:
    """In the names of estimates: "promoter", "unhappy"."""
    return OF_NPS[group] if kind == NPS else group


def what_a_group_is(kind: str) -> str:
    """How a customer with several answers comes into its group."""
    if kind == NPS:
        return (
            "a promoter is a customer of whose answers more than half are nine or ten, "
            "a detractor one of whose answers more than half are six or less"
        )
    return "happy is a mean answer in the two best of the scale, unhappy one below its middle"

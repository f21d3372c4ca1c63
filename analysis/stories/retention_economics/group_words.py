"""How a sentence names the customers of a group."""

from __future__ import annotations

PLACES = ("region", "industry", "country")
KINDS = ("segment", "tier", "plan")


def customers_of(dimension: str, group: str) -> str:
    """ "Enterprise customers", "customers in Retail", "customers with Offer None"."""
    if dimension in KINDS:
        return f"{group} customers"
    if dimension in PLACES:
        return f"customers in {group}"
    return f"customers with {dimension} {group}"


def others_of(dimension: str, group: str) -> str:
    """The same, named second: "Small", "those in Energy", "those with Offer None"."""
    if dimension in KINDS:
        return group
    return customers_of(dimension, group).replace("customers", "those", 1)

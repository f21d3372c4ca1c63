"""Assumptions as a command is told them: uplift=0.1, gross_margin=0.75, cost=50000, fix=Billing,Access."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from analysis.view import Assumptions
from data_sources.mistakes import InputMistake, nearest

NAMES = tuple(each.name for each in fields(Assumptions))
FIX = "fix"  # the one that is no number: names of issues
MOST = {"uplift": 1.0, "relief": 1.0, "gross_margin": 1.0, "discount_rate": 0.99, "cost": 1e12, "horizon": 30.0}
HELP = (
    "An assumption of what an improvement would be worth, NAME=NUMBER; may be given several times. "
    "uplift, relief, gross_margin and discount_rate are shares from 0 to 1, cost is in the company's currency, horizon "
    "in years; fix names issues, separated by commas."
)


def assumptions_said(said: Sequence[str]) -> Assumptions:
    """Raises InputMistake where a name is unknown or a number cannot be."""
    fixed = [each.partition("=")[2] for each in said if each.partition("=")[0].strip() == FIX]
    names = tuple(name.strip() for each in fixed for name in each.split(",") if name.strip())
    chosen = dict(_one(each) for each in said if each.partition("=")[0].strip() != FIX)
    years = chosen.pop("horizon", None)
    return Assumptions(**chosen, horizon=None if years is None else round(years), fix=names or None)


def _one(said: str) -> tuple[str, float]:
    name, _, number = (part.strip() for part in said.partition("="))
    if name not in NAMES:
        raise InputMistake(
            f"--assume {said} names no assumption. {nearest(name, NAMES)}",
            f"One of {', '.join(NAMES)}, then = and a number: uplift=0.1.",
            "The name is misspelt.",
            "What follows --assume.",
        )
    amount = _number(number)
    least = 1.0 if name == "horizon" else 0.0
    if amount is None or not least <= amount <= MOST[name]:
        raise InputMistake(
            f"--assume {said} gives no {name} that can be.",
            f"A number from {least:g} to {MOST[name]:g}.",
            "It was given in per cent: ten per cent are 0.1."
            if amount is not None and amount > 1
            else "It is no number.",
            "What follows --assume.",
        )
    return name, amount


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None

"""Comments made up from parts, whose issue is known: about invoices, speed, log-in, or about none of them."""

from __future__ import annotations

import numpy as np

ABOUT = {
    "Billing": ("invoice", "credit note", "direct debit", "amount due", "charged twice", "payment reminder"),
    "Performance": ("slow", "loading", "takes minutes", "freezes", "lag", "spinning wheel"),
    "Access": ("password", "locked out", "log in", "two-factor code", "permission", "reset mail"),
    "Delivery": ("parcel", "courier", "late shipment", "tracking", "box damaged", "depot"),
}
GENERAL = (
    "great team",
    "nice people",
    "good value",
    "keep it up",
    "does its job",
    "all fine",
    "friends said so",
)
BEFORE = (
    "Again the",
    "My colleagues say",
    "Since Monday",
    "Honestly",
    "Second time",
    "To be fair",
    "As I said",
)
AFTER = ("please help", "this week", "and nobody answers", "in our office", "for us", "as always", "once more", "today")


def comments(about: str | None, number: int, seed: int = 0) -> list[str]:
    """`number` distinct comments about an issue, or about nothing in particular."""
    rng = np.random.default_rng([seed, len(about or "")])
    middle = GENERAL if about is None else ABOUT[about]
    made: dict[str, None] = {}
    while len(made) < number:
        first, second = rng.choice(middle, 2, replace=False)
        made[f"{rng.choice(BEFORE)} {first} {second} {rng.choice(AFTER)} {rng.integers(1, 99)}"] = None
    return list(made)

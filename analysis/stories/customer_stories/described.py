"""How a customer is called where its name stays unsaid: only what as many others share as a group needs to be shown."""

from __future__ import annotations

from analysis.stories.customer_stories.facts import Candidate


def who(customer: Candidate, minimum: int) -> str:
    """ "A mid-market customer since 2023"; less where fewer than `minimum` agree; the name where it may be said."""
    if customer.name is not None:
        return customer.name
    segment = customer.own_segment if customer.alike_in_segment >= minimum else None
    said = _with_article(f"{_in_running_text(segment)} customer" if segment else "customer")
    shares_year = segment is not None and customer.since_year is not None and customer.alike_since >= minimum
    return f"{said} since {customer.since_year}" if shares_year else said


def leavers(customer: Candidate) -> int:
    """How many of those who raised the issue have left since."""
    return round(customer.lost_share * customer.customers)


def may_tell_leavers(customer: Candidate, minimum: int) -> bool:
    """Not where those who left, or those who stayed, are some but fewer than a group needs."""
    left = leavers(customer)
    return all(part == 0 or part >= minimum for part in (left, customer.customers - left))


def _in_running_text(segment: str) -> str:
    """ "Mid-market" is mid-market, SMB stays SMB."""
    return segment.lower() if segment.istitle() or segment.capitalize() == segment else segment


def _with_article(phrase: str) -> str:
    return f"{'An' if phrase[0].lower() in 'aeiou' else 'A'} {phrase}"

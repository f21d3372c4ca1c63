"""The findings of the projection."""

from __future__ import annotations

from analysis.findings import Finding
from analysis.stories.retention_economics.projection.ahead import Ahead
from analysis.stories.retention_economics.projection.customer_value import customer_value_finding
from analysis.stories.retention_economics.projection.still_there import customers_ahead_finding
from analysis.stories.retention_economics.projection.worth_of_base import WorthOfBase


def projection_findings(ahead: Ahead | None, worth: WorthOfBase | None) -> tuple[Finding, ...]:
    """None of them where nothing can be projected; how many stay without what they are worth where no revenue is."""
    staying = () if ahead is None else (customers_ahead_finding(ahead),)
    return staying if worth is None else (*staying, customer_value_finding(worth))

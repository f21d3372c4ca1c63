"""The record's tables and columns as an analyst says them: a name and one short sentence each."""

from __future__ import annotations

from dataclasses import dataclass

from data_sources.record_tables import TABLES


@dataclass(frozen=True)
class Words:
    name: str
    sentence: str


TABLE_WORDS: dict[str, Words] = {
    "customer": Words("Customers", "One row per customer, with what sets groups of customers apart."),
    "feedback": Words("Survey answers", "One row per answer to a survey question."),
    "invitation": Words("Survey invitations", "One row per invitation to a survey."),
    "service_case": Words("Service cases", "One row per ticket, call or complaint."),
    "subscription": Words("Contracts", "One row per contract line of a subscription."),
    "revenue": Words("Revenue by month", "One row per customer and month."),
    "purchase": Words("Orders", "One row per order or transaction."),
    "loss": Words("Losses", "One row per customer or deal that was lost."),
    "usage": Words("Usage", "One row per customer, day or month, and feature."),
    "delivery": Words("Deliveries", "One row per thing promised for a day."),
    "initiative": Words("Initiatives", "One row per project that is to improve something for customers."),
    "customer_key": Words("Matching keys", "One row per pair of keys by which two departments know one customer."),
}

_EVERYWHERE = {
    "customer": Words("Customer", "The key by which this department knows the customer."),
    "customer_name": Words("Customer's name", "The name, which helps to find the customer across departments."),
    "name": Words("Name", "The customer's name."),
    "segment": Words("Segment", "The group that your company sorts the customer into."),
    "region": Words("Region", "The country or region."),
    "industry": Words("Industry", "The customer's line of business."),
    "plan": Words("Plan", "The product, plan or tariff."),
    "channel": Words("Channel", "The way by which it came: phone, web, partner."),
    "tier": Words("Tier", "How important the customer is to your company."),
    "became_customer_on": Words("Customer since", "The day on which the customer became one."),
    "status": Words("Status", "Whether the customer is active or gone."),
    "survey": Words("Survey", "Which survey it was."),
    "touchpoint": Words("Touchpoint", "What was asked about: onboarding, billing, the product."),
    "answered_on": Words("Answered on", "The day of the answer."),
    "kind": Words("Kind", "nps, csat, ces, rating or text."),
    "score": Words("Score", "The answer as a number."),
    "scale_low": Words("Scale from", "The worst score that could be given."),
    "scale_high": Words("Scale to", "The best score that could be given."),
    "respondent": Words("Respondent", "The person who answered."),
    "verbatim": Words("In their words", "What the customer wrote or said."),
    "invited_on": Words("Invited on", "The day of the invitation."),
    "case_number": Words("Case number", "The number of the ticket."),
    "opened_at": Words("Opened", "When the case was opened."),
    "first_answered_at": Words("First answered", "When the customer first heard from somebody."),
    "resolved_at": Words("Resolved", "When the case was closed."),
    "topic": Words("Topic", "What the case was about."),
    "priority": Words("Priority", "How urgent it was."),
    "reopened": Words("Reopened", "Whether the case was opened again: yes or no."),
    "contract": Words("Contract", "The number of the contract line."),
    "started_on": Words("Started on", "The day on which it began."),
    "ended_on": Words("Ended on", "The day on which it ended; empty while it runs."),
    "tenure_months": Words("Tenure in months", "For how many months it has run, where no dates are known."),
    "ended": Words("Ended", "Whether it has ended: yes or no, where no dates are known."),
    "monthly_amount": Words("Amount a month", "What the customer pays in a month."),
    "end_reason": Words("Reason for its end", "Why it ended."),
    "currency": Words("Currency", "The currency of the amounts in this row."),
    "month": Words("Month", "The month that the row is about."),
    "recurring_amount": Words("Recurring amount", "Revenue of that month that comes again."),
    "one_off_amount": Words("One-off amount", "Revenue of that month that does not come again."),
    "ordered_on": Words("Ordered on", "The day of the order."),
    "amount": Words("Amount", "The money that it is about."),
    "refunded": Words("Refunded", "Whether the money was given back: yes or no."),
    "product": Words("Product", "What was bought."),
    "lost_on": Words("Lost on", "The day on which the customer or the deal was lost."),
    "reason": Words("Reason", "Why the customer or the deal was lost."),
    "category": Words("Category", "The group of reasons."),
    "competitor": Words("Competitor", "To whom the customer went."),
    "used_on": Words("Used on", "The day of use, where the export is by day."),
    "feature": Words("Feature", "What was used."),
    "quantity": Words("Quantity", "How much or how often it was used."),
    "promised_on": Words("Promised for", "The day that was promised."),
    "finished_on": Words("Finished on", "The day on which it was done."),
    "issue": Words("Issue", "The problem that it is to solve."),
    "owner_department": Words("Owner", "The department that answers for it."),
    "cost": Words("Cost", "What it costs."),
    "same_as": Words("Same as", "The key that another department uses for the same customer."),
}
_IN_A_TABLE = {
    ("initiative", "name"): Words("Name", "The project's name."),
    ("delivery", "kind"): Words("Kind", "What was promised: a delivery, an installation, a repair."),
    ("usage", "contract"): Words("Contract", "The contract line that the use belongs to."),
    ("loss", "amount"): Words("Amount", "What the customer or the deal was worth."),
    ("initiative", "started_on"): Words("Started on", "The day on which the project began."),
}


def column_words(table: str, column: str) -> Words:
    return _IN_A_TABLE.get((table, column)) or _EVERYWHERE[column]


def table_name(table: str) -> str:
    return TABLE_WORDS[table].name


def is_needed(table: str, column: str) -> bool:
    """Whether a row without it is rejected."""
    record = TABLES[table]
    if column == "customer":
        return record.needs_customer
    return any(each.name == column and each.is_required for each in record.columns)

"""What is true of Harbour Software, because it was planted: the generator uses these, and tests look for them.

docs/sample_company.md tells the same facts in words, with what was measured.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

# -- The company and its time

FOUNDED_ON = date(2020, 1, 1)
FIRST_MONTH = date(2023, 10, 1)  # of the exports; contracts and onboardings reach back to the founding
AS_OF = date(2026, 9, 30)
MONTHS = 36

ACCOUNTS = 1_240
SEGMENTS = ("Small", "Mid-market", "Enterprise")
SEGMENT_SHARES = (0.62, 0.28, 0.10)
SHARE_JOINED_BEFORE_FIRST_MONTH = 0.69

# -- Contracts, by segment

MONTHLY_AMOUNT_MEDIAN = (320.0, 1_600.0, 6_800.0)
MONTHLY_AMOUNT_SPREAD = (0.50, 0.42, 0.30)  # standard deviation of the logarithm
YEARLY_CHURN_HAZARD = (0.150, 0.076, 0.035)  # of a well onboarded customer of ordinary happiness
FIRST_MONTHS_WITHOUT_CHURN = 6
HAPPINESS_HAZARD_RATIO = 0.62  # for each standard deviation of happiness
PAUSED_ACCOUNTS = 8  # left in 2025 and came back four months later
# At each anniversary: (share of customers, factor on the monthly amount)
ANNIVERSARIES = ((0.28, 1.42), (0.40, 1.05), (0.10, 0.80))

# -- Slow onboarding halves the upper box and doubles the hazard

SLOW_ONBOARDING_DAYS = 14  # finished more days than this after the day promised
SLOW_ONBOARDING_SHARE = 0.28
# At equal happiness; on average over the happy and the unhappy it is measured as about 2.
SLOW_ONBOARDING_HAZARD_RATIO = 2.15
SLOW_ONBOARDING_TOP_BOX_RATIO = 0.5

# -- Service: csat, topics

TOP_BOX_SHARE = (0.48, 0.70, 0.84)  # csat 4 or 5, of a well onboarded customer, by segment
TOP_BOX_BY_HAPPINESS = 0.15  # added for each standard deviation of happiness
FOLLOW_UP_RESPONSE = 0.36
CASES_BY_HAPPINESS = 0.9  # factor on the number of cases, for each standard deviation

BILLING = "Billing"
TOPICS = ("How-to question", "Performance", "Access", BILLING, "Integration", "Reporting", "Data export")
# Cases of one customer in a year, by topic, for each kind of customer.
YEARLY_CASES = {
    "Small": (2.30, 1.75, 2.05, 0.06, 0.26, 0.30, 0.22),
    "Mid-market": (1.90, 1.65, 2.10, 0.16, 0.42, 0.36, 0.28),
    "Enterprise": (0.90, 1.00, 1.10, 0.50, 0.40, 0.35, 0.25),
    "Enterprise, billed wrongly": (0.18, 0.20, 0.26, 4.60, 0.12, 0.10, 0.07),
}
SHARE_OF_ENTERPRISE_BILLED_WRONGLY = 0.78  # the largest of them
BILLING_RANK_BY_COUNT = 4  # and first by money

# -- Initiatives: one worked, one did nothing, of one it is too early to tell


@dataclass(frozen=True)
class Initiative:
    """`case_ratio` is what its topic's cases per customer are multiplied by from `started_on`."""

    name: str
    issue: str
    owner_department: str
    started_on: date
    cost: float
    case_ratio: float


INITIATIVES = (
    Initiative("Single sign-on for every plan", "Access", "Product", date(2025, 7, 1), 240_000.0, 0.52),
    Initiative("Help centre rewritten", "How-to question", "Service", date(2025, 4, 1), 180_000.0, 1.0),
    Initiative("Second data centre", "Performance", "Operations", date(2026, 8, 17), 410_000.0, 1.0),
)
WORKED, DID_NOTHING, TOO_EARLY = INITIATIVES

# -- Words: what customers complain of in surveys goes with the cases they open, how-to questions aside

COMPLAINTS_BY_CASE = {"How-to question": 0.3}
OTHER_COMPLAINTS = {"Onboarding": 0.25, "Support": 0.8, "Price": 0.9, "Ease of use": 0.8, "Missing features": 0.5}
COMPLAINTS = (*TOPICS, *OTHER_COMPLAINTS)
SLOW_ONBOARDING_COMPLAINTS = 10.0  # factor on complaints about onboarding where it was slow
WISHES = ("offline mode", "audit trail", "Gantt chart", "SAP interface", "dark mode", "electronic signature")
# An issue that no catalogue names appears in the last three months: so many comments by month.
NEW_ISSUE, NEW_ISSUE_COMMENTS = "Assistant", (9, 20, 19)
# One that the catalogue names, and no case is about, accelerates: its share of the comments that may complain.
ACCELERATING, ACCELERATING_SHARE_BEFORE, ACCELERATING_SHARES = "Mobile app", 0.02, (0.05, 0.05, 0.05, 0.12, 0.14, 0.16)

# -- Marketing: every segment improves while the total falls

NPS_BEFORE = (-40.0, 20.0, 50.0)  # by segment, until the first quarter of 2026
NPS_LAST_THREE = ((-40.0, 20.0, 50.0), (-31.0, 31.0, 61.0), (-22.0, 42.0, 72.0))
ANSWER_SHARES_BEFORE = (0.22, 0.38, 0.40)
ANSWER_SHARES_LAST_THREE = ((0.22, 0.38, 0.40), (0.48, 0.29, 0.23), (0.72, 0.18, 0.10))
NPS_ANSWERS_BEFORE = 2_000  # a quarter
NPS_ANSWERS_LAST_THREE = (3_000, 3_600, 4_400)
RESPONSE_BEFORE = (0.36, 0.39, 0.42)
RESPONSE_LAST_THREE = ((0.36, 0.39, 0.42), (0.46, 0.37, 0.36), (0.55, 0.35, 0.30))
# Unhappy large accounts answer less. Large: the fifth that pays most. Unhappy: Service's follow-up answers average
# below 3. Silent accounts are invited like others, and nobody there ever answers.
LARGE_ACCOUNT_SHARE = 0.2
SILENT_SHARE_OF_LARGE_UNHAPPY = 0.60
SILENT_SHARE_OF_LARGE_OTHERS = 0.06
SILENT_SHARE_OF_OTHERS = 0.25

# -- Sales: losses and health ratings

COMPETITOR = "Northwind Cloud"
OTHER_COMPETITORS = ("Fjordsoft", "Bluebird Suite", "Kestrel", "Cumulus One")
COMPETITOR_NAMED_SHARE = 0.75  # of losses that name any
COMPETITOR_SHARE_BY_HALF_YEAR = (0.06, 0.14, 0.24, 0.36, 0.50, 0.64)  # of those, the one that grows
NOT_ACTIONABLE_REASONS = ("Business closed", "Merged with another company")
SALES_KINDER_THAN_SERVICE = 48  # Sales rates 4 or 5, every follow-up answer is 1 or 2
SALES_HARSHER_THAN_SERVICE = 7  # Sales rates 1 or 2, every follow-up answer is 4 or 5
LOST_BUT_ACTIVE_ACCORDING_TO_SALES = 9

# -- Product: features and statements

CONFOUNDED_FEATURE = "Workflow builder"
TRUE_DRIVER_FEATURE = "Integrations"
FEATURE_ADOPTION = {  # by segment
    "Dashboards": (0.95, 0.97, 0.99),
    CONFOUNDED_FEATURE: (0.06, 0.42, 0.90),
    TRUE_DRIVER_FEATURE: (0.40, 0.50, 0.60),
    "Mobile app": (0.55, 0.50, 0.45),
    "Report export": (0.60, 0.65, 0.70),
    "Open interface": (0.12, 0.16, 0.20),
}
INTEGRATIONS_ODDS_BY_HAPPINESS = 4.5
# Weight of each statement in the answer to the last one, "Overall".
STATEMENT_WEIGHTS = {"Ease of use": 0.40, "Reliability": 0.55, "Features": 0.22, "Reporting": 0.08}

# -- Keys that cannot be matched by exact or normalised keys and names, accounts by department

UNMATCHABLE = {"Finance": 4, "Marketing": 8}

# -- Flaws, planted in so many rows of each export family, whatever the seed

TRUNCATED = "(truncated line)"
UNTERMINATED = "(unterminated quote)"


@dataclass(frozen=True)
class Flaw:
    """`value` stands in `column` of `rows` rows of the exports named; `rejects` is what the build should refuse."""

    exports: str
    what: str
    column: str
    value: object
    rows: int
    rejects: Literal["row", "cell", "nothing"]
    clears: str = ""  # another column, emptied: a row without score and without words says nothing


HYPERLINK = '=HYPERLINK("http://example.invalid/win","Claim your prize")'

FLAWS = (
    Flaw("sales/accounts", "an impossible date", "Customer since", "31.02.2024", 3, "cell"),
    Flaw("sales/accounts", "a rating above its scale", "Health rating", "11", 6, "row"),
    Flaw("sales/accounts", "a word for a rating", "Health rating", "good", 3, "row"),
    Flaw("sales/lost_business", "text in an amount", "ARR lost (EUR)", "to be confirmed", 3, "cell"),
    Flaw("sales/lost_business", "an impossible date", "Lost on", "30.02.2025", 2, "cell"),
    Flaw("service/tickets", "no customer", "Customer no", "", 60, "row"),
    Flaw("service/tickets", "an impossible date", "Opened", "2025-02-30 09:15", 50, "cell"),
    Flaw("service/tickets", "a formula", "Subject", HYPERLINK, 2, "nothing"),
    Flaw("service/tickets", "an unterminated quote", UNTERMINATED, "", 3, "row"),
    Flaw("service/follow_up", "a score above its scale", "Satisfaction", "11", 30, "row", "Comment"),
    Flaw("service/follow_up", "no answer", "Satisfaction", "n/a", 15, "row", "Comment"),
    Flaw("service/follow_up", "no customer", "Customer no", "", 15, "row"),
    Flaw("service/follow_up", "a truncated line", TRUNCATED, "", 5, "row"),
    Flaw("product/planning_survey", "an unknown label", "Ease of use", "Strongly agrre", 4, "row"),
    Flaw("product/planning_survey", "a number for a label", "Reliability", 11, 4, "row"),
    Flaw("product/planning_survey", "no account", "Account", None, 6, "row"),
    Flaw("finance/invoices", "another currency", "Currency", "USD", 3, "row"),
    Flaw("finance/invoices", "text in an amount", "One-off net", "siehe Anlage", 40, "cell"),
    Flaw("finance/invoices", "an impossible date", "Period", "31.02.2025", 25, "row"),
    Flaw("finance/invoices", "no debtor", "Debtor", "", 30, "row"),
    Flaw("finance/invoices", "a truncated line", TRUNCATED, "", 4, "row"),
    Flaw("marketing/nps_invitations", "no company", "Company", "", 300, "row"),
    Flaw("marketing/nps_invitations", "an impossible date", "Invited on", "2025-06-31", 250, "cell"),
    Flaw("marketing/nps_answers", "a score above its scale", "Score", "11", 120, "row", "Comment"),
    Flaw("marketing/nps_answers", "a word for a score", "Score", "ten", 40, "row", "Comment"),
    Flaw("marketing/nps_answers", "no company", "Company", "", 60, "row"),
    Flaw("marketing/nps_answers", "an impossible date", "Answered on", "2025-11-31", 60, "cell"),
    Flaw("marketing/nps_answers", "a formula", "Comment", HYPERLINK, 2, "nothing"),
    Flaw("marketing/nps_answers", "an unterminated quote", UNTERMINATED, "", 2, "row"),
    Flaw("marketing/nps_answers", "a truncated line", TRUNCATED, "", 8, "row"),
    Flaw("operations/onboarding", "an impossible date", "Finished", "2024-02-30", 6, "cell"),
    Flaw("operations/onboarding", "no account", "Account", "", 4, "row"),
)

# Rows of each export that the next export of the family sends again.
RESENT = {"service/tickets": 40, "service/follow_up": 12, "finance/invoices": 15, "marketing/nps_answers": 25}

"""A title over a finding: every number has to be the finding's own now, and no word may claim more than it does."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.findings import Finding
from presentation.packs.title_check import why_line_refused, why_refused
from presentation.wording import say_plain
from tests.presentation.packs.made import AT, BILLING, EXPOSED, FELL, LATE, NOT_TOLD, PRAISED


@pytest.mark.parametrize(
    ("finding", "title"),
    [
        (FELL, "The score fell 9 points although every segment improved"),
        (FELL, "Enterprise gained 13 points"),
        (FELL, "Small customers gained ten points"),
        (AT, "The Net Promoter Score is −1"),
        (EXPOSED, "Billing exposes €8.7m"),
        (EXPOSED, "Billing exposes EUR 8,700,000 a year"),
        (EXPOSED, "Performance exposes €3.4 million"),
        (EXPOSED, "Fix Billing first: €7 million to €11 million a year is exposed"),
        (EXPOSED, "609 cases stand behind it"),
        (PRAISED, "Support earns more praise than all others: 72 % against 46 %"),
        (LATE, "Customers onboarded late leave twice as fast"),
        (LATE, "344 customers were onboarded late"),
        (LATE, "Customers onboarded late leave 2.0× as fast (95 % interval 1.6 to 2.4 times)"),
        (NOT_TOLD, "Whether newer customers stay longer is not yet known"),
    ],
)
def test_a_title_that_says_what_the_finding_says_may_stand(finding: Finding, title: str) -> None:
    assert why_refused(title, finding) is None


@pytest.mark.parametrize("finding", [FELL, AT, EXPOSED, PRAISED, LATE, NOT_TOLD])
def test_the_claim_itself_may_stand_with_a_full_stop_too(finding: Finding) -> None:
    claim = say_plain(finding.claim)
    assert why_refused(claim, finding) is None
    assert why_refused(f"{claim}.", finding) is None


@pytest.mark.parametrize(
    ("finding", "title", "why"),
    [
        (FELL, "The score fell 11 points", "does not say “11 points”; nearest it says 10 points"),
        (FELL, "The score fell eleven points", "“eleven”"),
        (FELL, "The score fell 9 %", "“9 %”"),
        (FELL, "The score fell 9 points in Q4 2026", "“Q4”"),
        (FELL, "The score fell 9 points in 2025", "“2025”"),
        (FELL, "The score fell 9 points in the 12 months to June 2026", "“June 2026”"),
        (AT, "The Net Promoter Score is 1", "nearest it says −1"),
        (EXPOSED, "Billing exposes €9 million a year", "nearest it says €8.7 million a year"),
        (EXPOSED, "Billing exposes €8.7 million a month", "“€8.7 million a month”"),
        (EXPOSED, "Billing exposes $8.7 million a year", "“$8.7 million a year”"),
        (EXPOSED, "Billing exposes 8.7 million", "“8.7 million”"),
        (EXPOSED, "Up to €11 million a year is exposed by Billing", "“€11 million a year”"),
        (EXPOSED, "It exposes €3.4 million", "“€3.4 million”"),
        (EXPOSED, "609 customers stand behind it", "“609”"),
        (LATE, "Half of the customers onboarded late leave", "“Half”"),
        (LATE, "Customers onboarded late leave 3x as fast", "“3x”"),
        (PRAISED, "Support is praised in three of four comments", "“three” or “four”"),
        (PRAISED, "½ of the comments praise", "“½”"),
    ],
)
def test_a_number_that_the_finding_does_not_say_is_refused_with_what_it_says(
    finding: Finding, title: str, why: str
) -> None:
    refused = why_refused(title, finding)
    assert refused is not None
    assert why in refused
    assert say_plain(finding.claim) in refused


@pytest.mark.parametrize(
    ("finding", "title", "why"),
    [
        (FELL, "The score rose 9 points", "“rose” turns 9 points round"),
        (FELL, "Enterprise fell 13 points", "“fell” turns 13 points round"),
        (FELL, "The score did not fall", "denies “fall”"),
        (FELL, "Every segment worsened", "“worsened” turns “Every segment improved” round"),
        (LATE, "Customers onboarded late stay 2.0 times as long", "“stay” turns 2.0 times round"),
        (PRAISED, "Support earns complaints in 72 % of comments", "“complaints” turns 72 % round"),
        (PRAISED, "Support does not earn praise in comments", "turns “Support earns praise in 72"),
        (EXPOSED, "Billing comes last", "“comes last” says more"),
        (FELL, "The score fell because Support is slow", "“because”"),
        (EXPOSED, "Billing costs us €8.7 million a year", "“costs” says more"),
        (EXPOSED, "Performance exposes €8.7 million a year", "€8.7 million a year is not said of Performance"),
        (EXPOSED, "Billing will cost us customers", "“cost” says more"),
        (EXPOSED, "Billing is always first", "“always”"),
        (PRAISED, "Support earns less praise than others", "“less” says more"),
        (PRAISED, "Support is at 46 % against 72 % of all others", "46 % is not said of Support"),
        (PRAISED, "Access is praised in 72 % of comments", "72 % is not said of Access"),
        (LATE, "Late onboarding causes customers to leave", "“causes”"),
        (LATE, "Late onboarding clearly makes customers leave", "“makes”"),
        (NOT_TOLD, "Newer customers stay longer", "cannot be told yet, and the title does not"),
    ],
)
def test_a_word_that_claims_more_than_the_finding_is_refused(finding: Finding, title: str, why: str) -> None:
    refused = why_refused(title, finding)
    assert refused is not None
    assert why in refused


def test_the_claims_own_numbers_in_another_order_are_refused() -> None:
    swapped = say_plain(FELL.claim).replace("10 points", "x").replace("9 points", "10 points").replace("x", "9 points")
    assert "in another order" in (why_refused(swapped, FELL) or "")


@pytest.mark.parametrize(
    ("title", "why"),
    [
        ("word " * 30, "It has 150 letters; 140 are the most"),
        ("Fix Billing first. It exposes €8.7 million", "more than one sentence"),
        ("Fix Billing\nfirst", "line break"),
        ("Fix Billing \u202efirst", "no line can show"),
    ],
)
def test_a_title_is_one_short_sentence_in_one_line(title: str, why: str) -> None:
    assert why in (why_refused(title, EXPOSED) or "")


def test_a_decimal_point_or_a_short_form_ends_no_sentence() -> None:
    assert why_refused("Billing exposes €8.7 million vs. 609 cases", EXPOSED) is None


def test_what_stands_in_a_name_claims_nothing() -> None:
    named = replace(EXPOSED, estimates={**EXPOSED.estimates, "revenue_at_risk[issue=Price increase]": BILLING})
    assert why_refused("Price increase is an issue too", named) is None
    assert "“increase”" in (why_refused("The price increase is an issue too", named) or "")


@given(st.text(max_size=200))
def test_whatever_is_typed_is_taken_or_refused_in_words(title: str) -> None:
    assert why_refused(title, EXPOSED) != ""


def test_a_line_of_the_opening_may_say_what_any_finding_of_the_pack_says() -> None:
    findings = [FELL, EXPOSED]
    assert why_line_refused("The score fell 9 points, and Billing exposes €8.7 million a year", findings) is None
    assert "“€9 million”" in (why_line_refused("Billing exposes €9 million", findings) or "")
    assert "“causes”" in (why_line_refused("Billing causes the fall", findings) or "")
    assert "“rose” turns 9 points" in (
        why_line_refused("The score rose 9 points, and Billing exposes €8.7 million", findings) or ""
    )


def test_a_question_of_the_opening_claims_nothing_but_its_numbers() -> None:
    assert why_line_refused("What causes it?", [EXPOSED]) is None
    assert why_line_refused("What causes the 11 points?", [EXPOSED]) is not None

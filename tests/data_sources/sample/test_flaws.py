"""Every flaw that the facts count stands in the exports, and nothing else is broken."""

from __future__ import annotations

from collections import Counter

import pandas as pd
import pytest

from data_sources.sample.facts import ACCOUNTS, FLAWS, RESENT, SEGMENTS, TRUNCATED, UNMATCHABLE, UNTERMINATED, Flaw
from data_sources.sample.names import CYRILLIC, without_accents
from tests.data_sources.sample.written import LABELS, Written

IN_TEXT = [flaw for flaw in FLAWS if flaw.column not in (TRUNCATED, UNTERMINATED)]
KEYS = {
    "service/tickets": ["Case"],
    "service/follow_up": ["Case"],
    "finance/invoices": ["Invoice"],
    "marketing/nps_answers": ["Contact", "Wave"],
}


def rows_of(written: Written, exports: str) -> pd.DataFrame:
    if exports == "product/planning_survey":
        return written.planning
    return written.losses if exports == "sales/lost_business" else written.raw[exports]


@pytest.mark.parametrize("flaw", IN_TEXT, ids=lambda flaw: f"{flaw.exports}: {flaw.what}")
def test_a_flaw_stands_in_as_many_rows_as_the_facts_say(written: Written, flaw: Flaw) -> None:
    cells = rows_of(written, flaw.exports)[flaw.column]
    found = cells.isna() if flaw.value is None else cells == flaw.value
    # A truncated line has no cells behind its break either.
    is_whole = rows_of(written, flaw.exports).iloc[:, 2:].ne("").any(axis=1)
    assert (found & is_whole).sum() == flaw.rows


def test_as_many_lines_are_truncated_as_the_facts_say(written: Written) -> None:
    for flaw in FLAWS:
        if flaw.column == TRUNCATED:
            table = written.raw[flaw.exports]
            assert (table.iloc[:, 2:] == "").all(axis=1).sum() == flaw.rows, flaw.exports


def test_as_many_quotes_never_end_as_the_facts_say(written: Written) -> None:
    for flaw in FLAWS:
        if flaw.column == UNTERMINATED:
            texts = [path.read_text(encoding="utf-8") for path in written.exports.glob(f"{flaw.exports}_*.csv")]
            odd = sum(line.count('"') % 2 for text in texts for line in text.splitlines())
            assert odd == flaw.rows, flaw.exports


def test_rows_are_sent_again_as_often_as_the_facts_say(written: Written) -> None:
    for exports, resent in RESENT.items():
        table = written.raw[exports]
        whole = table[(table[KEYS[exports]] != "").all(axis=1)]
        assert whole.duplicated(KEYS[exports]).sum() == 11 * resent, exports


def test_a_row_sent_again_may_tell_more_than_before(written: Written) -> None:
    tickets = written.raw["service/tickets"]
    twice = tickets[tickets.duplicated("Case", keep=False)]
    first, second = twice.drop_duplicates("Case"), twice.drop_duplicates("Case", keep="last")
    assert (first["Resolved"] == "").all()
    assert (second["Resolved"] != "").mean() > 0.9


def test_a_broken_invoice_line_is_never_a_customers_monthly_one(written: Written) -> None:
    invoices = written.raw["finance/invoices"]
    bad = (invoices["Currency"] != "EUR") | (invoices["Debtor"] == "") | (invoices["Period"] == "31.02.2025")
    assert set(invoices[bad]["Type"]) == {"Reminder", ""}


def test_between_half_and_two_percent_of_survey_and_service_rows_are_broken(written: Written) -> None:
    for exports in ("service/tickets", "service/follow_up", "marketing/nps_answers", "marketing/nps_invitations"):
        broken = sum(flaw.rows for flaw in FLAWS if flaw.exports == exports)
        assert 0.005 < broken / len(written.raw[exports]) < 0.02, exports


def test_labels_and_segments_are_otherwise_as_declared(written: Written) -> None:
    labels = Counter(written.planning[["Features", "Reporting", "Overall"]].to_numpy().ravel().tolist())
    assert set(labels) == set(LABELS)
    assert set(written.segment) == set(SEGMENTS)
    assert len(written.accounts) == ACCOUNTS


def test_every_department_spells_customers_in_its_own_way(written: Written) -> None:
    sales = set(written.accounts["Account name"])
    finance = set(written.raw["finance/invoices"]["Debtor name"])
    marketing = set(written.invitations["Company"])
    assert len(finance & sales) < 0.6 * len(finance)
    assert not marketing & sales
    assert {typed.lower() for _, _, typed in CYRILLIC} <= {name.lower() for name in marketing}


def test_a_small_number_of_accounts_cannot_be_matched(written: Written) -> None:
    assert 0.005 < sum(UNMATCHABLE.values()) / ACCOUNTS < 0.015
    typed = written.invitations[written.invitations["Company"] != ""].groupby("account")["Company"].first()
    known = written.accounts["Account name"].reindex(typed.index)
    strangers = [not folded(name).startswith(folded(short)) for name, short in zip(known, typed, strict=True)]
    assert sum(strangers) == UNMATCHABLE["Marketing"]
    contracts = pd.concat([written.running, written.ended]).groupby("account")["Debtor name"].first()
    assert (contracts.map(folded) != written.accounts["Account name"].map(folded)).sum() == UNMATCHABLE["Finance"]


def folded(name: str) -> str:
    """Without accents, in small letters, "and" for "&"."""
    return without_accents(name).casefold().replace(" & ", " and ")

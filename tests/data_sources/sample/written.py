"""The sample's exports, read back the plain way: no part of the build has a hand in it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd

WORDS = {"Very satisfied": 5, "Satisfied": 4, "Neither nor": 3, "Dissatisfied": 2, "Very dissatisfied": 1}
LABELS = {"Strongly agree": 5, "Agree": 4, "Neither agree nor disagree": 3, "Disagree": 2, "Strongly disagree": 1}
STATEMENTS = {
    "It is easy to get my work done with Harbour": "Ease of use",
    "Harbour is there when I need it": "Reliability",
    "Harbour has the features we need": "Features",
    "Harbour's reports give me the numbers I need": "Reporting",
    "All in all, I am satisfied with Harbour": "Overall",
}


@dataclass(frozen=True)
class Written:
    """A workspace that write_sample filled. `account` is the number in the account's key, where the export shows it."""

    workspace: Path

    @property
    def exports(self) -> Path:
        return self.workspace / "exports"

    @cached_property
    def raw(self) -> dict[str, pd.DataFrame]:
        """Every row of each family of text exports, as text: lines are read one by one, so no quote swallows any."""
        families = {
            "sales/accounts": (";", "cp1252"),
            "service/tickets": (",", "utf-8"),
            "service/follow_up": (";", "utf-8"),
            "finance/invoices": (";", "cp1252"),
            "marketing/nps_invitations": (",", "utf-8-sig"),
            "marketing/nps_answers": (",", "utf-8-sig"),
            "operations/onboarding": ("\t", "utf-8"),
        }
        return {name: self._rows(name, *form) for name, form in families.items()}

    def _rows(self, family: str, delimiter: str, encoding: str) -> pd.DataFrame:
        paths = sorted(self.exports.glob(f"{family}*"))
        return pd.concat([table_of(path, delimiter, encoding) for path in paths], ignore_index=True)

    @cached_property
    def accounts(self) -> pd.DataFrame:
        """Index: account."""
        table = self.raw["sales/accounts"]
        table = table.assign(account=table["Account no"].str.slice(4).astype(int))
        return table.assign(rating=pd.to_numeric(table["Health rating"], errors="coerce")).set_index("account")

    @cached_property
    def segment(self) -> pd.Series:
        return self.accounts["Segment"]

    @cached_property
    def is_slow(self) -> pd.Series:
        """By account: onboarding finished more than 14 days after the day promised."""
        table = self.raw["operations/onboarding"]
        table = table[table["Account"] != ""]
        days = pd.to_datetime(table["Finished"], errors="coerce") - pd.to_datetime(table["Promised"], errors="coerce")
        late = (days.dt.days > 14).where(days.notna())
        return late.set_axis(table["Account"].str.slice(4).astype(int)).dropna().astype(bool)

    @cached_property
    def tickets(self) -> pd.DataFrame:
        table = self.raw["service/tickets"].drop_duplicates("Case", keep="last")
        table = table[table["Customer no"] != ""]
        opened = pd.to_datetime(table["Opened"], errors="coerce")
        return table.assign(account=table["Customer no"].astype(int), opened=opened)

    @cached_property
    def follow_ups(self) -> pd.DataFrame:
        table = self.raw["service/follow_up"].drop_duplicates("Case", keep="last")
        score = pd.to_numeric(table["Satisfaction"].replace({k: str(v) for k, v in WORDS.items()}), errors="coerce")
        table = table.assign(score=score)[score.between(1, 5) & (table["Customer no"] != "")]
        answered = pd.to_datetime(table["Answered on"])
        return table.assign(account=table["Customer no"].astype(int), answered=answered)

    @cached_property
    def invitations(self) -> pd.DataFrame:
        table = self.raw["marketing/nps_invitations"]
        invited = pd.to_datetime(table["Invited on"], errors="coerce")
        return table.assign(account=table["Contact"].str.slice(1, 6).astype(int), invited=invited)

    @cached_property
    def answers(self) -> pd.DataFrame:
        table = self.raw["marketing/nps_answers"].drop_duplicates(["Contact", "Wave"], keep="last")
        score = pd.to_numeric(table["Score"], errors="coerce")
        answered = pd.to_datetime(table["Answered on"], errors="coerce")
        table = table.assign(score=score, answered=answered)
        table = table[score.between(0, 10) & answered.notna() & (table["Company"] != "")]
        account = table["Contact"].str.slice(1, 6).astype(int)
        mark = np.where(table["score"] >= 9, 100.0, np.where(table["score"] <= 6, -100.0, 0.0))
        quarter = table["answered"].dt.to_period("Q").astype(str)
        return table.assign(account=account, mark=mark, quarter=quarter, segment=account.map(self.segment))

    @cached_property
    def invoices(self) -> pd.DataFrame:
        table = self.raw["finance/invoices"].drop_duplicates("Invoice", keep="last")
        month = pd.to_datetime(table["Period"], format="%d.%m.%Y", errors="coerce")
        table = table.assign(month=month, recurring=decimal_commas(table["Recurring net"]))
        return table[(table["Currency"] == "EUR") & month.notna() & (table["Debtor"] != "")]

    @cached_property
    def running(self) -> pd.DataFrame:
        return self._contracts("Running")

    @cached_property
    def ended(self) -> pd.DataFrame:
        return self._contracts("Ended")

    def _contracts(self, sheet: str) -> pd.DataFrame:
        table = read_sheet(self.exports / "finance/subscriptions_2026-09.xlsx", sheet_name=sheet)
        table = table[table["Contract"] != "Total"]
        return table.assign(account=table["Contract"].str.slice(1, 6).astype(int))

    @cached_property
    def yearly_revenue(self) -> pd.Series:
        """By account: twelve times what its running contracts cost a month."""
        return 12 * self.running.groupby("account")["Monthly net (EUR)"].sum()

    @cached_property
    def lifetimes(self) -> pd.DataFrame:
        """By account: months from start to end or to the last day, whether it left, its segment and its onboarding."""
        contracts = pd.concat([self.running, self.ended])
        table = contracts.groupby("account").agg(start=("Start", "min"))
        end = self.ended.groupby("account")["End"].max()
        table["end"] = end[~end.index.isin(self.running["account"])]
        table["left"] = table["end"].notna().astype(float)
        table["months"] = (table["end"].fillna(pd.Timestamp("2026-09-30")) - table["start"]).dt.days / 30.4
        return table.assign(segment=self.segment, slow=self.is_slow.astype(float))

    @cached_property
    def losses(self) -> pd.DataFrame:
        parts = [read_sheet(path, header=4) for path in sorted(self.exports.glob("sales/lost_business_*.xlsx"))]
        table = pd.concat(parts, ignore_index=True)
        table = table[table["Account"].astype(str).str.startswith("ACC-")]
        return table.assign(lost=pd.to_datetime(table["Lost on"], errors="coerce", format="mixed"))

    @cached_property
    def planning(self) -> pd.DataFrame:
        """Answer sheets; statements by their touchpoint, as written."""
        parts = [read_sheet(path) for path in sorted(self.exports.glob("product/planning_survey_*.xlsx"))]
        return pd.concat(parts, ignore_index=True).rename(columns=STATEMENTS)

    @cached_property
    def usage(self) -> pd.DataFrame:
        table = pd.concat([pd.read_parquet(path) for path in sorted(self.exports.glob("product/usage_*.parquet"))])
        return table.assign(account=table["account"].str.slice(3).astype(int))


def table_of(path: Path, delimiter: str, encoding: str) -> pd.DataFrame:
    header, *rows = _lines(path, delimiter, encoding)
    padded = [row + [""] * (len(header) - len(row)) for row in rows]
    return pd.DataFrame(padded, columns=header, dtype=object)


def _lines(path: Path, delimiter: str, encoding: str) -> Iterator[list[str]]:
    for line in path.read_bytes().decode(encoding).splitlines():
        yield next(csv.reader([line], delimiter=delimiter))


def decimal_commas(amounts: pd.Series) -> pd.Series:
    plain = amounts.str.replace(".", "", regex=False).str.replace(",", ".", regex=False)
    return pd.to_numeric(plain, errors="coerce")


def read_sheet(path: Path, sheet_name: str | int = 0, header: int = 0) -> pd.DataFrame:
    return pd.read_excel(path, sheet_name=sheet_name, header=header, engine="openpyxl")

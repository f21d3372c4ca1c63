"""A company small enough to reckon by hand: what the tests of builds begin with."""

from __future__ import annotations

from pathlib import Path

COMPANY = 'name = "Small Company"\ncurrency = "EUR"\nminimum_group_size = 1\n'
SOURCES = """\
[[source]]
name = "accounts"
department = "Sales"
match = "sales/accounts*.csv"
table = "customer"
key = ["Account"]
[source.columns]
customer = "Account"
name = "Name"
segment = "Segment"
status = "Status"

[[source]]
name = "follow_up"
department = "Service"
match = "service/follow_up_*.csv"
table = "feedback"
key = ["Case"]
attributes = ["Agent"]
[source.columns]
customer = "Customer"
answered_on = "Closed"
score = "Score"
[source.constants]
kind = "csat"
"""
ACCOUNTS = """\
Account,Name,Segment,Status
A-001,Acme Ltd,Small,Active
A-002,Müller & Söhne GmbH,Large,Active
A-003,Zeta,Large,Lost
"""
FOLLOW_UP_1 = """\
Case,Customer,Closed,Score,Agent
1,a001,2026-01-05,5,Ann
2,Mueller und Soehne,2026-01-06,4,Ben
3,A-003,2026-01-07,1,Ann
"""
FOLLOW_UP_2 = """\
Case,Customer,Closed,Score,Agent
3,A-003,2026-01-07,2,Ann
4,Stranger,2026-02-10,3,Ben
5,A-001,2026-02-11,9,Ann
6,A-001,2026-02-30,4,Ann
"""


def small_workspace(folder: Path) -> Path:
    """Three customers and six answers: one sent again, one off its scale, one on a day that there is not."""
    write(folder, "company.toml", COMPANY)
    write(folder, "sources.toml", SOURCES)
    write(folder, "exports/sales/accounts.csv", ACCOUNTS)
    write(folder, "exports/service/follow_up_1.csv", FOLLOW_UP_1)
    write(folder, "exports/service/follow_up_2.csv", FOLLOW_UP_2)
    return folder


def write(folder: Path, name: str, text: str) -> Path:
    """Writes a text file below the folder, with the folders that it needs."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path

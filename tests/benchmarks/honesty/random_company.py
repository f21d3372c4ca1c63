"""Companies of every size and kind in which nothing depends on anything: whatever is claimed of them is chance.

Customers differ from one another, and lastingly: in what they pay, how content they are, how much they raise, how often
they answer. But no group, month, topic, feature, delay, competitor or initiative makes a difference to anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from queries.run import Edition
from tests.stories.satisfaction.made_edition import made_edition

Tables = dict[str, pd.DataFrame]
SURVEYS = (
    ("Service", "Follow-up", ("Support", "Billing", "Delivery")),
    ("Product", "Planning survey", ("Product", "Training")),
    ("Sales", "Account review", ("Account review",)),
)
REASONS = {"Price": ("Too dear", "Budget cut"), "Product": ("Gaps", "Too slow"), "Service": ("Waiting", "Unsolved")}


@dataclass(frozen=True)
class Company:
    """What is drawn first, and all else follows: who there is, since when, until when, and what they pay a month."""

    rng: np.random.Generator
    ids: np.ndarray
    first: date
    as_of: date
    months: pd.DatetimeIndex
    started: pd.Series
    ended: pd.Series  # not known where the customer is still there
    monthly: np.ndarray
    content: float  # by how much customers are lastingly more or less content, with one survey as with no other
    has_dates: bool
    sells_by_purchase: bool  # then nobody ends: no export could tell it

    def days(self, number: int) -> pd.Series:
        span = (self.as_of - self.first).days
        return pd.Series(pd.Timestamp(self.first) + pd.to_timedelta(self.rng.integers(0, span + 1, number), unit="D"))

    def are_there(self, who: np.ndarray, day: pd.Series | pd.Timestamp) -> np.ndarray:
        """Which rows fall between the customer's start and its end; `who` are places in `ids`."""
        started, ended = self.started.to_numpy()[who], self.ended.to_numpy()[who]
        at = np.asarray(day, dtype="datetime64[ns]")
        return (started <= at) & (np.isnat(ended) | (ended > at))


def random_company(seed: int) -> Edition:
    """The edition of one company; half of all have several thousand rows, one in seven holds no dates."""
    company = _company(seed)
    tables: Tables = {"customer": _customers(company), "feedback": _feedback(company)}
    if company.sells_by_purchase:
        tables["purchase"] = _purchases(company)
        tables["loss"] = _lost_deals(company)
    else:
        tables["subscription"] = _subscriptions(company)
        tables["loss"] = _losses(company)
    if company.has_dates:
        tables |= _dated(company)
    tables["usage"] = _usage(company)
    tables = {name: frame for name, frame in tables.items() if len(frame)}
    model = "purchase" if company.sells_by_purchase else "subscription"
    first, as_of = (company.first, company.as_of) if company.has_dates else (None, None)
    return made_edition(tables, first, as_of, revenue_model=model)


def _company(seed: int) -> Company:
    rng = np.random.default_rng([20260930, seed])
    number = int(np.exp(rng.uniform(np.log(120), np.log(1_500))))
    first = date(2024 - int(rng.integers(0, 2)), 1, 1)
    months = pd.date_range(first, periods=24 + int(rng.integers(0, 13)), freq="MS")
    as_of = (months[-1] + pd.offsets.MonthEnd(0)).date()
    before = pd.Timestamp(first) - pd.Timedelta(days=1_200)
    whole = (pd.Timestamp(as_of) - before).days
    started = pd.Series(before + pd.to_timedelta(rng.integers(0, whole, number), unit="D"))
    pace = rng.uniform(0.05, 0.35)
    watched = started.where(started >= pd.Timestamp(first), pd.Timestamp(first))
    ended = watched + pd.to_timedelta(np.round(rng.exponential(365 / pace, number)) + 1, unit="D")
    monthly = np.round(rng.lognormal(rng.uniform(4, 8), rng.uniform(0.3, 1.5), number), 2)
    has_dates = bool(rng.random() < 0.85)
    sells_by_purchase = has_dates and bool(rng.random() < 0.15)
    is_told = (ended <= pd.Timestamp(as_of)) & (not sells_by_purchase)
    return Company(
        rng,
        np.arange(1, number + 1),
        first,
        as_of,
        months,
        started,
        ended.where(is_told),
        monthly,
        float(rng.choice([0.0, 0.5, 1.0])),
        has_dates,
        sells_by_purchase,
    )


def _customers(company: Company) -> pd.DataFrame:
    rng, number = company.rng, len(company.ids)
    frame = pd.DataFrame({"customer_id": company.ids, "department": "Sales", "source": "customers"})
    if company.has_dates:
        frame["became_customer_on"] = company.started
    else:
        frame["status"] = np.where(company.ended.isna(), "Stayed", "Churned")
    for column, most in (("segment", 5), ("region", 8), ("industry", 7), ("plan", 4), ("channel", 4)):
        groups = int(rng.integers(1 if column == "segment" else 0, most + 1))
        if groups:
            weights = rng.dirichlet(np.full(groups, 2.0))
            frame[column] = rng.choice(
                [f"{column.title()} {letter}" for letter in "ABCDEFGH"[:groups]], number, p=weights
            )
    return frame


def _subscriptions(company: Company) -> pd.DataFrame:
    frame = pd.DataFrame(
        {"customer_id": company.ids, "department": "Finance", "source": "contracts", "monthly_amount": company.monthly}
    )
    if company.has_dates:
        return frame.assign(started_on=company.started, ended_on=company.ended)
    last = company.ended.fillna(pd.Timestamp(company.as_of))
    tenure = np.maximum((last - company.started).dt.days // 30, 1).astype(float)
    return frame.assign(tenure_months=tenure, ended=company.ended.notna())


def _dated(company: Company) -> Tables:
    tables = {"service_case": _cases(company), "delivery": _deliveries(company), "invitation": _invitations(company)}
    tables["initiative"] = _initiatives(company)
    if not company.sells_by_purchase:
        tables["revenue"] = _invoices(company)
    return tables


def _invoices(company: Company) -> pd.DataFrame:
    """Each month one customer in fifty changes what it pays, up or down alike."""
    rng, frames = company.rng, []
    pays = company.monthly.copy()
    for month in company.months:
        moves = rng.random(len(pays)) < 0.02
        pays = np.round(np.where(moves, pays * rng.lognormal(0, 0.2, len(pays)), pays), 2)
        is_there = company.are_there(np.arange(len(pays)), month + pd.offsets.MonthEnd(0))
        frames.append(
            pd.DataFrame({"customer_id": company.ids[is_there], "month": month, "recurring_amount": pays[is_there]})
        )
    return pd.concat(frames).assign(department="Finance", source="invoices")


def _purchases(company: Company) -> pd.DataFrame:
    who, day = _events(company, company.rng.uniform(1, 6))
    amount = np.round(company.monthly[who] * company.rng.lognormal(0, 0.5, len(who)), 2)
    columns = {"customer_id": company.ids[who], "ordered_on": day, "amount": amount}
    return pd.DataFrame(columns).assign(department="Sales", source="orders", refunded=False)


def _lost_deals(company: Company) -> pd.DataFrame:
    who, day = _events(company, company.rng.uniform(0.2, 2))
    return _reasoned(company, who, day, company.monthly[who])


def _losses(company: Company) -> pd.DataFrame:
    who = np.flatnonzero(company.ended.notna())
    return _reasoned(company, who, company.ended.iloc[who].reset_index(drop=True), 12 * company.monthly[who])


def _reasoned(company: Company, who: np.ndarray, day: pd.Series, amount: np.ndarray) -> pd.DataFrame:
    rng, number = company.rng, len(who)
    category = rng.choice(list(REASONS), number)
    reason = [REASONS[each][int(which)] for each, which in zip(category, rng.integers(0, 2, number), strict=True)]
    rivals = ["Northwind", "Contoso", "Fabrikam", "Initech"][: int(rng.integers(2, 5))]
    frame = pd.DataFrame(
        {"customer_id": company.ids[who], "category": category, "reason": reason, "amount": np.round(amount, 2)}
    )
    frame["competitor"] = pd.Series(rng.choice(rivals, number)).where(rng.random(number) < 0.6, None)
    if company.has_dates:
        frame["lost_on"] = day
    return frame.assign(department="Sales", source="losses")


def _events(company: Company, yearly: float, spread: float = 0.7) -> tuple[np.ndarray, pd.Series]:
    """Customers and days, at a pace of its own for each customer, over the time in which it is there."""
    rng = company.rng
    share = rng.gamma(1 / spread, spread, len(company.ids))
    years = (company.as_of - company.first).days / 365
    who = rng.choice(len(company.ids), rng.poisson(yearly * years * len(company.ids)), p=share / share.sum())
    day = company.days(len(who))
    kept = company.are_there(who, day)
    return who[kept], day[kept].reset_index(drop=True)


def _feedback(company: Company) -> pd.DataFrame:
    """A relationship survey each quarter, and up to three departments' own; all scales alike for all."""
    rng = company.rng
    liking = _content(company)
    frames = [_relationship(company, asked, liking) for asked in _waves(company)]
    answering = rng.uniform(0.3, 3)
    cuts = np.sort(rng.normal(0, 1, 4))
    for department, survey, touchpoints in SURVEYS[: int(rng.integers(0, 4))]:
        who, day = _events(company, answering)
        score = 1 + np.searchsorted(cuts, _content(company)[who] + rng.normal(0, 1, len(who)))
        where = rng.choice(touchpoints, len(who))
        frames.append(_answers(company, who, day, score, department, survey, where, "csat", (1, 5)))
    return pd.concat(frames, ignore_index=True)


def _content(company: Company) -> np.ndarray:
    """How content each customer lastingly is, with what one survey asks of."""
    return company.rng.normal(0, company.content, len(company.ids))


def _waves(company: Company) -> list[pd.Timestamp]:
    return list(company.months[1::3])


def _relationship(company: Company, asked: pd.Timestamp, liking: np.ndarray) -> pd.DataFrame:
    """One answer of each who answers, sometimes of two people there; who answers has nothing to do with the score."""
    rng = company.rng
    who = np.flatnonzero(company.are_there(np.arange(len(company.ids)), asked) & (rng.random(len(company.ids)) < 0.45))
    who = np.sort(np.concatenate([who, who[rng.random(len(who)) < 0.3]]))
    mood = 7.2 + 1.6 * (liking[who] + rng.normal(0, 1, len(who)))
    score = np.clip(np.round(mood), 0, 10)
    days = pd.Series(asked + pd.to_timedelta(rng.integers(0, 20, len(who)), unit="D"))
    return _answers(company, who, days, score, "Marketing", "Relationship", "Relationship", "nps", (0, 10))


def _answers(
    company: Company,
    who: np.ndarray,
    day: pd.Series,
    score: np.ndarray,
    department: str,
    survey: str,
    touchpoint: object,
    kind: str,
    scale: tuple[float, float],
) -> pd.DataFrame:
    frame = pd.DataFrame({"customer_id": company.ids[who], "score": score.astype(float), "touchpoint": touchpoint})
    frame["answered_on"] = day if company.has_dates else pd.NaT
    low, high = scale
    return frame.assign(
        department=department, source=survey, survey=survey, kind=kind, scale_low=float(low), scale_high=float(high)
    )


def _invitations(company: Company) -> pd.DataFrame:
    """Everybody there is invited to each wave of the relationship survey."""
    frames = []
    for wave in _waves(company):
        is_there = company.are_there(np.arange(len(company.ids)), wave)
        frames.append(pd.DataFrame({"customer_id": company.ids[is_there], "invited_on": wave}))
    return pd.concat(frames).assign(department="Marketing", source="Relationship", survey="Relationship")


def _cases(company: Company) -> pd.DataFrame:
    who, day = _events(company, company.rng.uniform(0.5, 6), spread=1.5)
    topics = [f"Topic {letter}" for letter in "ABCDEFGH"[: int(company.rng.integers(2, 9))]]
    columns = {"customer_id": company.ids[who], "opened_at": day, "topic": company.rng.choice(topics, len(who))}
    return pd.DataFrame(columns).assign(department="Service", source="cases")


def _initiatives(company: Company) -> pd.DataFrame:
    number = int(company.rng.integers(0, 4))
    starts = company.months[company.rng.integers(6, len(company.months) - 3, number)]
    issues = company.rng.choice([f"Topic {letter}" for letter in "ABCDEFGH"], number, replace=False)
    columns = {"name": [f"Plan for {each}" for each in issues], "issue": issues, "started_on": starts}
    return pd.DataFrame(columns).assign(
        department="CCO", source="initiatives", owner_department="Product", cost=10_000.0
    )


def _deliveries(company: Company) -> pd.DataFrame:
    promised = company.started + pd.Timedelta(days=30)
    late = company.rng.random(len(company.ids)) < company.rng.uniform(0.1, 0.5)
    finished = company.started + pd.to_timedelta(np.where(late, 60, 28), unit="D")
    columns = {"customer_id": company.ids, "promised_on": promised, "finished_on": finished}
    frame = pd.DataFrame(columns).assign(department="Operations", source="onboardings", kind="onboarding")
    return frame[frame["finished_on"] <= pd.Timestamp(company.as_of)]


def _usage(company: Company) -> pd.DataFrame:
    """Features that some customers use in some months."""
    rng, frames = company.rng, []
    month = company.months[-2]
    for letter in "ABCDEF"[: int(rng.integers(0, 7))]:
        users = company.ids[rng.random(len(company.ids)) < rng.uniform(0.1, 0.8)]
        frames.append(pd.DataFrame({"customer_id": users, "feature": f"Feature {letter}"}))
    if not frames:
        return pd.DataFrame()
    return pd.concat(frames).assign(month=month, quantity=3.0, department="Product", source="usage")

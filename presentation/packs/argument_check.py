"""Whether a pack's titles, read alone, make an argument that holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, groupby

from analysis.estimates import Estimate
from analysis.findings import Grade
from analysis.view import View
from presentation.briefing import BriefingPage, Purpose, filters_in_words
from presentation.packs.ask import missing_of
from presentation.packs.composed import THE_ASK, Composed
from presentation.packs.numbers_said import numbers_in
from presentation.packs.title_check import LONGEST_TITLE
from presentation.packs.what_it_says import Says, names_in
from presentation.packs.words_that_claim import words_that_claim
from presentation.wording import say_estimate

FEWEST_WORDS = 4  # a sentence with a subject, a verb and its point; fewer make a heading
# Measures of which a company has one; by other names each finding means a number of its own.
OF_THE_COMPANY = (
    "nps", "csat", "customer_effort", "gross_revenue", "net_revenue", "logo_retention", "customer_churn",
    "recurring_revenue", "revenue_at_risk_total", "customer_lifetime_value", "residual_value",
)  # fmt: skip
CHANGES = {"rise": "rose", "fall": "fell"}


@dataclass(frozen=True)
class Remark:
    """What a board would stumble over. `places` are pages of the pack, counted from 1; none: the pack as a whole."""

    says: str
    places: tuple[int, ...] = ()
    is_grave: bool = False  # the argument does not hold; otherwise it could be stronger


@dataclass(frozen=True)
class _Placed:
    place: int
    page: BriefingPage
    view: View  # as the page asks for it

    @property
    def purpose(self) -> Purpose | None:
        return self.page.purpose

    @property
    def title(self) -> str:
        return self.page.title

    @cached_property
    def claimed(self) -> dict[str, Estimate]:
        """The estimates that stand in the claim, by name."""
        parts = list(self.page.finding.claim.parts.values())
        return {name: each for name, each in self.page.finding.estimates.items() if each in parts}

    @cached_property
    def change(self) -> str:
        """ "rise" or "fall" where the title says one of them alone."""
        words = (each for each in words_that_claim(self.title) if not each.is_denied)
        kinds = {each.kind.name for each in words} & CHANGES.keys()
        return kinds.pop() if len(kinds) == 1 else ""


def check_argument(composed: Composed) -> tuple[Remark, ...]:
    """Grave remarks first, otherwise in the order in which the argument is read. What was refused stands elsewhere."""
    briefed = zip(composed.places, composed.briefing.pages, strict=True)
    pages = [_Placed(place, each, composed.pack.pages[place - 1].view) for place, each in briefed]
    if not pages:
        return (Remark("There is no page: choose the findings that carry what you ask for.", is_grave=True),)
    said = [*(remark for check in CHECKS for remark in check(pages)), *_ask(pages, composed)]
    return tuple(sorted(said, key=lambda each: not each.is_grave))


def _twice(pages: list[_Placed]) -> Iterator[Remark]:
    told = defaultdict(list)
    for each in pages:
        told[each.page.finding.id].append(each)
    for same in told.values():
        views = {each.view for each in same}
        places = tuple(each.place for each in same)
        if len(views) < len(same):
            yield Remark(f"{_pages(places)} bring the same finding. Keep one.", places, is_grave=True)
        elif len(same) > 1:
            said = " and ".join(filters_in_words(each.view) or "all customers" for each in same)
            yield Remark(f"{_pages(places)} bring one finding, for {said}: let the titles say so.", places)


def _sentences(pages: list[_Placed]) -> Iterator[Remark]:
    for each in pages:
        at = (each.place,)
        if each.title.rstrip().endswith("?"):
            yield Remark(f"{_pages(at)} asks. Let the title give the answer.", at)
        elif len(each.title.split()) < FEWEST_WORDS:
            yield Remark(f"{_pages(at)} reads as a heading. Let the title say what was found.", at)
    too_long = [each for each in pages if len(each.title) > LONGEST_TITLE]
    if too_long:
        places, letters = (tuple(each.place for each in too_long), tuple(len(each.title) for each in too_long))
        said = f"{_listed(letters)} letters in a title, of which {LONGEST_TITLE} are read. Cut to the point."
        yield Remark(f"{_pages(places)}: {said}", places)


def _not_told(pages: list[_Placed]) -> Iterator[Remark]:
    not_told = [each for each in pages if each.page.finding.is_open]
    decided = tuple(each.place for each in not_told if each.purpose is Purpose.DECISION)
    others = tuple(each.place for each in not_told if each.purpose is not Purpose.DECISION)
    for at, ends in ((decided, "nothing can be decided on it"), (others, "keep it for the questions")):
        if at:
            said = f"{_pages(at)} {_verb(at, 'says', 'say')} that something cannot be told yet: {ends}."
            yield Remark(said, at, is_grave=at is decided)


def _pulling_apart(pages: list[_Placed]) -> Iterator[Remark]:
    """Two titles on one measure, of which one says that it rose and the other that it fell, or with other numbers."""
    for one, other in combinations(pages, 2):
        shared = [name for name in one.claimed if name in other.claimed and _is_one_thing(name)]
        at = (one.place, other.place)
        if shared and one.change and other.change and one.change != other.change:
            said = f"one says that it {CHANGES[one.change]}, the other that it {CHANGES[other.change]}"
            yield Remark(f"{_pages(at)} contradict each other: {said}. Say in a title what differs.", at, is_grave=True)
            continue
        said_of_each = ((say_estimate(one.claimed[name]), say_estimate(other.claimed[name])) for name in shared)
        for here, there in said_of_each:
            if here != there and _says(one.title, here) and _says(other.title, there):
                said = f"{here} and {there}"
                yield Remark(f"{_pages(at)} give two numbers for one thing, {said}. Say in a title what differs.", at)
                break


def _is_one_thing(name: str) -> bool:
    """Whether two findings mean the same by an estimate's name: a group's, or the whole company's."""
    return "[" in name or name.startswith(OF_THE_COMPANY)


def _says(title: str, said: str) -> bool:
    amounts = {each.amount for each in numbers_in(title)}
    return any(each.amount in amounts for each in numbers_in(said))


def _sections(pages: list[_Placed]) -> Iterator[Remark]:
    runs = [(section, [each.place for each in run]) for section, run in groupby(pages, lambda each: each.page.section)]
    for section in dict.fromkeys(name for name, _ in runs if name):
        begins = tuple(run[0] for name, run in runs if name == section)
        if len(begins) > 1:
            said = f"“{section}” begins on pages {_listed(begins)}: bring what belongs together side by side."
            yield Remark(said, begins)


def _decided_on(pages: list[_Placed]) -> Iterator[Remark]:
    decisions = [each for each in pages if each.purpose is Purpose.DECISION]
    if decisions and all(each.page.finding.grade is Grade.OBSERVED for each in decisions):
        at = tuple(each.place for each in decisions)
        yield Remark(
            f"{_pages(at)} {_verb(at, 'is for decision and rests', 'are for decision and rest')} on a difference that "
            "was seen, nothing held equal. Have the answer to “Is it the other way round?” ready.",
            at,
        )
    without = tuple(each.place for each in pages if each.purpose is None)
    if without:
        what_for = _verb(without, "does not say what it is for", "do not say what they are for")
        said = "No page says what it is for" if len(without) == len(pages) else f"{_pages(without)} {what_for}"
        yield Remark(f"{said}: information, discussion or decision.", without)


CHECKS: tuple[Callable[[list[_Placed]], Iterator[Remark]], ...] = (
    _twice,
    _sentences,
    _pulling_apart,
    _not_told,
    _sections,
    _decided_on,
)


def _ask(pages: list[_Placed], composed: Composed) -> Iterator[Remark]:
    ask = composed.pack.ask
    missing = missing_of(ask)
    if not ask.decision:
        yield Remark("It ends without an ask: say what the board should decide.", is_grave=True)
        return
    if missing and not any(each.what == THE_ASK for each in composed.refused):
        yield Remark(f"The ask does not say {_listed(missing, 'or')}.")
    if not any(each.purpose is Purpose.DECISION for each in pages):
        yield Remark("Something is asked, and no page is marked for decision.", is_grave=True)
    names = {name for each in pages for name in Says(each.page.finding).names if name[:1].isupper()}
    asked = {name for name in names if names_in(ask.decision, name)}
    if asked and not any(names_in(each.title, name) for name in asked for each in pages):
        about = _listed(tuple(sorted(asked)))
        yield Remark(f"The ask is about {about}, and no title says anything of it.", is_grave=True)


def _verb(places: tuple[int, ...], one: str, several: str) -> str:
    return one if len(places) == 1 else several


def _pages(places: tuple[int, ...]) -> str:
    return f"Page {places[0]}" if len(places) == 1 else f"Pages {_listed(places)}"


def _listed(parts: tuple[object, ...], last: str = "and") -> str:
    said = [str(each) for each in parts]
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} {last} {said[-1]}"

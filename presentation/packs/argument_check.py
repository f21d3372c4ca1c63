"""Whether a pack's titles, read alone, make an argument that holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, groupby

from analysis.estimates import Estimate
from analysis.findings import Grade
from presentation.briefing import BriefingPage, Purpose, filters_in_words
from presentation.packs.ask import missing_of
from presentation.packs.composed import THE_ASK, Composed
from presentation.packs.title_check import LONGEST_TITLE
from presentation.packs.what_it_says import Says, names_in
from presentation.packs.words_that_claim import words_that_claim
from presentation.wording import say_estimate

FEWEST_WORDS = 4  # a sentence with a subject, a verb and its point; fewer make a heading
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
        kinds = {each.kind for each in words_that_claim(self.title) if each.kind in CHANGES and not each.is_denied}
        return kinds.pop() if len(kinds) == 1 else ""


def check_argument(composed: Composed) -> tuple[Remark, ...]:
    """Grave remarks first, otherwise in the order in which the argument is read. What was refused stands elsewhere."""
    pages = [_Placed(place, each) for place, each in zip(composed.places, composed.briefing.pages, strict=True)]
    if not pages:
        return (Remark("There is no page: choose the findings that carry what you ask for.", is_grave=True),)
    said = [*(remark for check in CHECKS for remark in check(pages)), *_ask(pages, composed)]
    return tuple(sorted(said, key=lambda each: not each.is_grave))


def _twice(pages: list[_Placed]) -> Iterator[Remark]:
    told = defaultdict(list)
    for each in pages:
        told[each.page.finding.id].append(each)
    for same in told.values():
        views = {each.page.story.view for each in same}
        places = tuple(each.place for each in same)
        if len(views) < len(same):
            yield Remark(f"{_pages(places)} bring the same finding. Keep one.", places, is_grave=True)
        elif len(same) > 1:
            said = " and ".join(filters_in_words(each.page.story.view) or "all customers" for each in same)
            yield Remark(f"{_pages(places)} bring one finding, for {said}: let the titles say so.", places)


def _sentences(pages: list[_Placed]) -> Iterator[Remark]:
    for each in pages:
        at = (each.place,)
        if each.title.rstrip().endswith("?"):
            yield Remark(f"{_pages(at)} asks. Let the title give the answer.", at)
        elif len(each.title.split()) < FEWEST_WORDS:
            yield Remark(f"{_pages(at)} reads as a heading. Let the title say what was found.", at)
        elif len(each.title) > LONGEST_TITLE:
            cut = len(each.title) - LONGEST_TITLE
            yield Remark(f"{_pages(at)} has a title of {len(each.title)} letters. Write one that is {cut} shorter.", at)


def _not_told(pages: list[_Placed]) -> Iterator[Remark]:
    for each in pages:
        if each.page.finding.is_open:
            at, is_decision = (each.place,), each.purpose is Purpose.DECISION
            ends = "nothing can be decided on it" if is_decision else "keep it for the questions, or say why it matters"
            yield Remark(f"{_pages(at)} says that something cannot be told yet: {ends}.", at, is_grave=is_decision)


def _pulling_apart(pages: list[_Placed]) -> Iterator[Remark]:
    """Two titles on one measure, of which one says that it rose and the other that it fell, or with other numbers."""
    for one, other in combinations(pages, 2):
        shared = {name: each for name, each in one.claimed.items() if name in other.claimed}
        at = (one.place, other.place)
        if shared and one.change and other.change and one.change != other.change:
            said = f"one says that it {CHANGES[one.change]}, the other that it {CHANGES[other.change]}"
            yield Remark(f"{_pages(at)} contradict each other: {said}. Say in a title what differs.", at, is_grave=True)
            continue
        for name, number in shared.items():
            here, there = say_estimate(number), say_estimate(other.claimed[name])
            if here != there:
                said = f"{here} and {there}"
                yield Remark(f"{_pages(at)} give two numbers for one thing, {said}. Say in a title what differs.", at)
                break


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
            f"{_pages(at)} {'is' if len(at) == 1 else 'are'} for decision and rest{'s' if len(at) == 1 else ''} on a "
            "difference that was seen, nothing held equal. Have the answer to “Is it the other way round?” ready.",
            at,
        )
    without = tuple(each.place for each in pages if each.purpose is None)
    if without:
        yield Remark(f"{_pages(without)} {'does' if len(without) == 1 else 'do'} not say what for.", without)


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


def _pages(places: tuple[int, ...]) -> str:
    return f"Page {places[0]}" if len(places) == 1 else f"Pages {_listed(places)}"


def _listed(parts: tuple[object, ...], last: str = "and") -> str:
    said = [str(each) for each in parts]
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} {last} {said[-1]}"

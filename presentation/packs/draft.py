"""A pack while somebody composes it: each change gives a new draft, and nothing is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from data_sources.pack_model import Pack, PackPage


@dataclass(frozen=True)
class Draft:
    """`seen` is the version as it was opened. `keys` name the pages while they are moved about."""

    pack: Pack
    seen: Pack
    keys: tuple[int, ...]
    next_key: int

    @property
    def is_changed(self) -> bool:
        return self.pack != self.seen

    @property
    def turn(self) -> int:
        """Tells the fields of this draft from those of one before it."""
        return self.next_key - len(self.keys)

    def page(self, key: int) -> PackPage:
        return self.pack.pages[self.keys.index(key)]

    def place(self, page: PackPage) -> int | None:
        """Where the same finding, looked at in the same way, stands already."""
        return next((place for place, each in enumerate(self.pack.pages) if _is_same(each, page)), None)


def drafted(pack: Pack, first_key: int = 0) -> Draft:
    last = first_key + len(pack.pages)
    return Draft(pack, pack, tuple(range(first_key, last)), last)


def moved(draft: Draft, key: int, by: int) -> Draft:
    """Up is -1; the first page stays first."""
    place = draft.keys.index(key)
    order = list(range(len(draft.keys)))
    order.insert(max(place + by, 0), order.pop(place))
    return in_order(draft, order)


def in_order(draft: Draft, places: Sequence[int]) -> Draft:
    pages = tuple(draft.pack.pages[place] for place in places)
    return replace(_with(draft, pages=pages), keys=tuple(draft.keys[place] for place in places))


def without(draft: Draft, key: int) -> Draft:
    return in_order(draft, [place for place, each in enumerate(draft.keys) if each != key])


def with_page(draft: Draft, page: PackPage) -> Draft:
    """At the end."""
    added = _with(draft, pages=(*draft.pack.pages, page))
    return replace(added, keys=(*draft.keys, draft.next_key), next_key=draft.next_key + 1)


def with_or_without(draft: Draft, page: PackPage) -> Draft:
    """The page added, or taken out where it stands there already."""
    place = draft.place(page)
    return with_page(draft, page) if place is None else without(draft, draft.keys[place])


def rewritten(draft: Draft, key: int, **changes: Any) -> Draft:
    place = draft.keys.index(key)
    pages = list(draft.pack.pages)
    pages[place] = pages[place].model_copy(update=_tidy(changes))
    return _with(draft, pages=tuple(pages))


def with_lines(draft: Draft, **changes: Any) -> Draft:
    """What stands around the pages: its title, the opening, the audience."""
    return _with(draft, **_tidy(changes))


def with_ask(draft: Draft, **changes: Any) -> Draft:
    return _with(draft, ask=draft.pack.ask.model_copy(update=_tidy(changes)))


def for_the_next_meeting(pack: Pack) -> Pack:
    """The same pages in a pack that has no name yet and tells from the current edition."""
    return pack.model_copy(
        update={"name": "", "version": 0, "edition": "", "frozen_as": "", "note": "", "saved_at": None}
    )


def _with(draft: Draft, **changes: Any) -> Draft:
    return replace(draft, pack=draft.pack.model_copy(update=changes))


def _tidy(changes: dict[str, Any]) -> dict[str, Any]:
    """Lines as a file holds them."""
    return {name: " ".join(value.split()) if isinstance(value, str) else value for name, value in changes.items()}


def _is_same(one: PackPage, other: PackPage) -> bool:
    return (one.story, one.finding, one.view) == (other.story, other.finding, other.view)

"""Two versions of a pack compared, in words: what came, went, moved and was written anew."""

from __future__ import annotations

from collections.abc import Iterator

from data_sources.pack_model import Pack, PackPage
from presentation.briefing import STORY_TITLES, filters_in_words
from presentation.packs.ask import PARTS
from presentation.wording import say_part

LINES = {
    "title": "The title",
    "situation": "The situation",
    "complication": "The complication",
    "question": "The question",
    "answer": "The answer",
}
NOTHING = "nothing"


def versions_in_words(before: Pack, after: Pack) -> tuple[str, ...]:
    """A sentence for each difference, as a reader goes through the pack; none where the two are alike."""
    return (*_around(before, after), *_pages(before, after), *_asks(before, after), *_frozen(before, after))


def page_in_words(page: PackPage) -> str:
    """ "“Fix Billing first” (Priority issues)": by its title, else by what the finding said."""
    story = STORY_TITLES.get(page.story, page.story)
    looked_at = filters_in_words(page.view)
    where = ", ".join(each for each in (story, looked_at) if each)
    return f"“{page.title or page.claim or page.finding}” ({where})"


def _around(before: Pack, after: Pack) -> Iterator[str]:
    if before.audience != after.audience:
        yield f"It is for {_who(after)} now; it was for {_who(before)}."
    for key, what in LINES.items():
        was, now = getattr(before, key), getattr(after, key)
        if was != now:
            yield f"{what} is now {_quoted(now)}; it was {_quoted(was)}."


def _pages(before: Pack, after: Pack) -> Iterator[str]:
    was, now = _by_identity(before), _by_identity(after)
    yield from (f"New: {page_in_words(page)}." for key, page in now.items() if key not in was)
    yield from (f"Gone: {page_in_words(page)}." for key, page in was.items() if key not in now)
    kept = [key for key in now if key in was]
    yield from (each for key in kept for each in _rewritten(was[key], now[key]))
    if [key for key in was if key in now] != kept:
        order = ", ".join(str(list(was).index(key) + 1) if key in was else "new" for key in now)
        yield f"The pages stand in another order: what was on pages {order}."


def _rewritten(was: PackPage, now: PackPage) -> Iterator[str]:
    if was.title != now.title:
        yield f"{page_in_words(now)} had the title {_quoted(was.title or was.claim)}."
    if was.purpose != now.purpose:
        yield f"{page_in_words(now)} is for {now.purpose or NOTHING} now; it was for {was.purpose or NOTHING}."
    if was.section != now.section:
        yield f"{page_in_words(now)} stands under {_quoted(now.section)} now; it stood under {_quoted(was.section)}."
    if was.claim and now.claim and was.claim != now.claim:
        yield f"The finding of {page_in_words(now)} says {_quoted(now.claim)} now; it said {_quoted(was.claim)}."


def _asks(before: Pack, after: Pack) -> Iterator[str]:
    for part, what in PARTS.items():
        was, now = getattr(before.ask, part), getattr(after.ask, part)
        if was != now:
            yield f"The ask, {what}: {_quoted(_said(now))}; it was {_quoted(_said(was))}."


def _frozen(before: Pack, after: Pack) -> Iterator[str]:
    if before.edition == after.edition:
        return
    if after.is_frozen:
        yield f"It is frozen with the edition “{after.frozen_as or after.edition}”."
    else:
        yield f"It tells from the current edition again; it was frozen with “{before.frozen_as or before.edition}”."


def _by_identity(pack: Pack) -> dict[tuple[object, ...], PackPage]:
    """A page is the same one where it brings the same finding, looked at in the same way; a second such is another."""
    found: dict[tuple[object, ...], PackPage] = {}
    for page in pack.pages:
        key = (page.story, page.finding, page.view)
        same = sum(each[:3] == key for each in found)
        found[(*key, same)] = page
    return found


def _who(pack: Pack) -> str:
    return f"the {pack.audience}" if pack.audience else "everybody"


def _quoted(text: str) -> str:
    return f"“{text}”" if text else NOTHING


def _said(value: object) -> str:
    return say_part(value) if value else ""  # type: ignore[arg-type]

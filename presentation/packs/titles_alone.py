"""The pack by its titles alone, as a board reads it, with what it would stumble over."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from presentation.briefing import AskInWords, BriefingPage, Purpose
from presentation.markup import as_html
from presentation.nouns import number_word
from presentation.packs.argument_check import Remark
from presentation.packs.composed import Composed, Refused

PURPOSES = {"": "no purpose yet", **{each.value: f"for {each.value}" for each in Purpose}}


def headline(composed: Composed, remarks: Sequence[Remark]) -> str:
    """Whether the pack may go into the room, said aloud."""
    pages = len(composed.pack.pages)
    if not pages:
        return "Choose what the board should see"
    wrong = len({each.place for each in composed.refused if each.place})
    if wrong:
        return f"{_counted(wrong, 'page')} cannot go into the room as {'it stands' if wrong == 1 else 'they stand'}"
    if composed.refused:
        return f"{composed.refused[0].what} cannot go into the room as it stands"
    if any(each.is_grave for each in remarks):
        return "The titles do not carry the ask yet" if composed.briefing.ask else "The titles lead to no ask yet"
    return f"{_counted(pages, 'finding')} {'leads' if pages == 1 else 'lead'} to one ask"


def titles_as_html(composed: Composed) -> str:
    by_place = dict(zip(composed.places, composed.briefing.pages, strict=True))
    titles = "".join(
        _title(by_place.get(place), page.title or page.claim or page.finding, composed.refused_at(place))
        for place, page in enumerate(composed.pack.pages, start=1)
    )
    ask = _ask(composed.briefing.ask) if composed.briefing.ask else ""
    return f'<ol class="titles">{titles}</ol>{ask}' if titles else ask


def remarks_as_html(refused: Sequence[Refused], remarks: Sequence[Remark]) -> str:
    """What does not stand at a page of its own, the grave first."""
    wrong = [f"{each.what}: {each.why}" for each in refused if not each.place]
    grave = [*wrong, *(each.says for each in remarks if each.is_grave)]
    others = [each.says for each in remarks if not each.is_grave]
    lists = _list("It does not hold yet", grave, "grave") + _list("It could be stronger", others, "")
    return f'<section class="remarks" aria-label="Whether the argument holds">{lists}</section>' if lists else ""


def _title(page: BriefingPage | None, otherwise: str, refused: Refused | None) -> str:
    why = f'<span class="missing">{escape(refused.why)}</span>' if refused else ""
    if page is None:
        return f'<li class="gone"><span class="said">{escape(otherwise)}</span>{why}</li>'
    parts = [page.section, PURPOSES[page.purpose] if page.purpose else ""]
    terms = f'<span class="terms">{as_html(page.in_their_terms)}</span>' if page.in_their_terms else ""
    said = f'<span class="said">{as_html(page.title)}</span>'
    about = " · ".join(escape(each) for each in parts if each)
    return f'<li>{said}{terms}<span class="from">{about}</span>{why}</li>'


def _ask(ask: AskInWords) -> str:
    terms = {"Owner": ask.owner, "Cost": ask.cost, "By": ask.by, "We shall know by": ask.measure}
    rows = "".join(f"<dt>{name}</dt><dd>{escape(text)}</dd>" for name, text in terms.items())
    decision = f'<p class="decision">{escape(ask.decision)}</p>'
    return f'<section class="section ask"><h2>The decision we ask for</h2>{decision}<dl>{rows}</dl></section>'


def _list(name: str, points: Sequence[str], kind: str) -> str:
    listed = "".join(f"<li>{escape(each)}</li>" for each in points)
    return f'<h3>{name}</h3><ul class="points {kind}">{listed}</ul>' if points else ""


def _counted(many: int, noun: str) -> str:
    word = number_word(many)
    return f"{word[:1].upper()}{word[1:]} {noun}{'' if many == 1 else 's'}"

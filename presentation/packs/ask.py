"""The ask of a pack: complete where something is to be decided, and said in words."""

from __future__ import annotations

from data_sources.pack_model import Pack, PackAsk
from presentation.briefing import AskInWords, Purpose
from presentation.wording import say_part

NOT_STATED = "not stated"
PARTS = {
    "decision": "what is to be decided",
    "owner": "who owns it",
    "cost": "what it costs",
    "by": "by when",
    "measure": "how success will be measured",
}


def missing_of(ask: PackAsk) -> tuple[str, ...]:
    """What the ask leaves open, in words; everything where there is none."""
    return tuple(what for part, what in PARTS.items() if not getattr(ask, part))


def why_ask_refused(pack: Pack) -> str | None:
    """None where the ask may go into the room: complete, or nothing is to be decided and it says what is wanted."""
    missing = missing_of(pack.ask)
    asks = [place for place, page in enumerate(pack.pages, start=1) if page.purpose == Purpose.DECISION]
    if missing and asks:
        which = f"Page {asks[0]} is" if len(asks) == 1 else f"Pages {', '.join(map(str, asks))} are"
        return f"{which} for decision, and the ask does not say {_listed(missing)}."
    if PARTS["decision"] in missing and len(missing) < len(PARTS):
        return f"The ask does not say {PARTS['decision']}."
    return None


def pack_ask_in_words(ask: PackAsk) -> AskInWords | None:
    """None where nothing is asked."""
    if not ask.decision:
        return None
    return AskInWords(
        decision=ask.decision,
        owner=ask.owner or NOT_STATED,
        cost=ask.cost or NOT_STATED,
        by=say_part(ask.by) if ask.by else NOT_STATED,
        measure=ask.measure or NOT_STATED,
    )


def _listed(parts: tuple[str, ...]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} or {parts[-1]}"

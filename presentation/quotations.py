"""What customers wrote, beside what it stands for: the words, then who said them where, never their names."""

from __future__ import annotations

from html import escape

from analysis.findings import Quotation

SAID_IN = {"answer": "survey comment", "case": "service case", "loss": "on leaving"}


def said_where(quotation: Quotation) -> str:
    """ "Enterprise customer · survey comment, Marketing · September 2026": what is not known is left out."""
    who = f"{quotation.segment} customer" if quotation.segment else "A customer"
    where = f"{SAID_IN.get(quotation.said_in, quotation.said_in)}, {quotation.department}"
    when = f"{quotation.said_on:%B %Y}" if quotation.said_on else ""
    return " · ".join(part for part in (who, where, when) if part)


def quotations_as_html(quotations: tuple[Quotation, ...]) -> str:
    """Nothing where nothing is quoted. What looks like markup in a customer's words stays text."""
    said = "".join(
        f"<figure><blockquote{_language(each)}>{escape(each.text)}</blockquote>"
        f"<figcaption>{escape(about(each))}</figcaption></figure>"
        for each in quotations
    )
    return f'<div class="quotations">{said}</div>' if said else ""


def _language(quotation: Quotation) -> str:
    """A screen reader then reads it in its own language."""
    return f' lang="{escape(quotation.language)}" dir="auto"' if quotation.language else ' dir="auto"'


def about(quotation: Quotation) -> str:
    """What it is about where that is known, and who said it where."""
    said = said_where(quotation)
    return f"{quotation.issue} · {said}" if quotation.issue else said

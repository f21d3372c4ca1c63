"""The words that customers of the sample company use, by language, and how what stands in braces is filled in."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from data_sources.sample.people import Person, make_person

WORDS = Path(__file__).parent / "words"
COMPOSED = ("en", "de", "fr")  # put together from parts; other languages have whole comments alone
SLOT = re.compile(r"\{(\w+)\}")
ANYWHERE: dict[str, tuple[str, ...]] = {
    "module": ("Boards", "Planner", "Timeline", "Inbox", "Forms", "Harbour Reports"),
    "browser": ("Chrome", "Edge", "Firefox", "Safari"),
    "tool": ("Outlook", "Teams", "SAP", "Jira", "Salesforce", "Slack", "DATEV", "Power BI"),
    "rows": ("1,000", "5,000", "10,000", "25,000", "50,000", "64,000"),
    "link": ("https://boards.example/t/4711", "www.harbour-forum.example/thread/88"),
}


@dataclass(frozen=True)
class Context:
    """What a comment may name beside its subject: who says it, and against whom they compare."""

    language: str
    company: str = ""
    competitor: str = ""


@cache
def vocabulary(language: str) -> dict[str, Any]:
    return tomllib.loads((WORDS / f"{language}.toml").read_text(encoding="utf-8"))


def whole_comments(language: str, mood: str) -> Sequence[str]:
    """Of a language that few customers write in."""
    found: Sequence[str] = vocabulary("others")[language][mood]
    return found


def filled(rng: Random, text: str, context: Context) -> str:
    """The text with every slot filled; one made-up person for all slots of a comment."""
    person = make_person(rng, context.language) if "{" in text else None
    return SLOT.sub(lambda slot: _value(rng, slot[1], context, person), text)


def _value(rng: Random, slot: str, context: Context, person: Person | None) -> str:
    match slot:
        case "n":
            return str(rng.randint(2, 9))
        case "nn":
            return str(rng.randint(11, 60))
        case "invoice":
            return f"INV-{rng.randint(2024, 2026)}-{rng.randint(1, 9_999):05d}"
        case "company" | "competitor":
            return str(getattr(context, slot))
        case "person" | "mail" | "phone":
            return str(getattr(person, "name" if slot == "person" else slot))
        case _:
            return rng.choice(ANYWHERE.get(slot) or vocabulary(context.language)["slots"][slot])

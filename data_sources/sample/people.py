"""People who do not exist: their names, mail addresses and telephone numbers, for comments that name them.

Addresses end in .example, which nobody can register (RFC 2606). Telephone numbers are from the ranges that Ofcom,
the Bundesnetzagentur and Arcep keep for films.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from random import Random

FIRST_NAMES = {
    "en": ("Olivia", "Harriet", "Callum", "Desmond", "Fiona", "Gareth", "Imogen", "Rory", "Priya", "Tobias"),
    "de": ("Anke", "Detlef", "Friederike", "Jürgen", "Katrin", "Lutz", "Sabine", "Volker", "Heike", "Emre"),
    "fr": ("Aurélie", "Bastien", "Chloé", "Étienne", "Gaëlle", "Luc", "Mathilde", "Thierry", "Yann", "Samira"),
}
LAST_NAMES = {
    "en": ("Pemberton", "Hargreaves", "Ashworth", "Oduya", "Kilbride", "Treloar", "Mistry", "Wainwright"),
    "de": ("Feldkamp", "Hölscher", "Brandstetter", "Yıldız", "Rademacher", "Kowalke", "Pfleiderer", "Seidl"),
    "fr": ("Delacourt", "Marchandeau", "Benhaddou", "Le Goff", "Vasseur", "Lemaître", "Roussel", "Kerbrat"),
}
DOMAINS = ("office", "einkauf", "team", "compta", "works", "planning")


@dataclass(frozen=True)
class Person:
    name: str
    mail: str
    phone: str


def make_person(rng: Random, language: str) -> Person:
    kind = language if language in FIRST_NAMES else "en"
    first, last = rng.choice(FIRST_NAMES[kind]), rng.choice(LAST_NAMES[kind])
    name = f"{first} {last}" if rng.random() < 0.6 else f"{_title(rng, kind)} {last}"
    mail = f"{_plain(first)}.{_plain(last)}@{rng.choice(DOMAINS)}.example"
    return Person(name, mail, _phone(rng, kind))


def _title(rng: Random, language: str) -> str:
    return rng.choice({"en": ("Mr", "Ms"), "de": ("Frau", "Herr"), "fr": ("Mme", "M.")}[language])


def _plain(name: str) -> str:
    """ "Le Goff" -> "legoff"."""
    decomposed = unicodedata.normalize("NFKD", name.replace("ı", "i")).encode("ascii", "ignore").decode()
    return decomposed.replace(" ", "").lower()


def _phone(rng: Random, language: str) -> str:
    match language:
        case "de":
            return f"{rng.choice(('030 23125', '+49 30 23125 ', '089 99998 '))}{rng.randint(0, 999):03d}"
        case "fr":
            return f"{rng.choice(('01 99 00', '+33 1 99 00'))} {rng.randint(0, 99):02d} {rng.randint(0, 99):02d}"
        case _:
            return f"{rng.choice(('020 7946 0', '+44 20 7946 0'))}{rng.randint(0, 999):03d}"

"""Made-up names of business customers, and how each department spells them."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass

import numpy as np

from data_sources.sample.draws import Integers, Texts


@dataclass(frozen=True)
class Country:
    """Where names come from: each first word with each trade is one customer at most."""

    region: str
    share: float
    first_words: tuple[str, ...]
    trades: tuple[str, ...]
    legal_forms: tuple[str, ...]


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip().replace("_", " ") for word in text.split(","))


COUNTRIES = (
    Country(
        "DACH",
        0.33,
        _words(
            "Müller, Jäger, Schröder, Böhm & Söhne, Krüger, Nordlicht, Hansa, Bergmann, Köhler, Lindner, Alpenblick, "
            "Brückner, Weser, Rheingold, Schwarzwald, Grünwald, Vogel & Partner, Zürichsee, Donau, Elbtal, Neumann, "
            "Kaiser, Mühlbach, Steiner, Winkler, Österreicher, Falk, Bodensee, Ostsee, Huber & Töchter, Rödermark"
        ),
        _words(
            "Maschinenbau, Logistik, Werkzeuge, Elektronik, Gebäudetechnik, Versicherung, Medizintechnik, Verlag, "
            "Lebensmittel, Energie, Bürobedarf, Spedition, Anlagenbau, Möbel"
        ),
        ("GmbH", "GmbH", "AG", "SE", "KG"),
    ),
    Country(
        "UK and Ireland",
        0.25,
        _words(
            "Ashdown, Kingsway, Harrow & Finch, Bramley, Thornbury, Oakfield, Whitcombe, Marlow, Penrose, Callaghan, "
            "Redgate, Stonebridge, Fairweather, Lockwood & Sons, Brightwater, Hollis, Dunmore, O'Rourke, Ridgeway, "
            "Westerby, Carrick, Langford & Daughters, Merrion, Albion, Tamar, Severn"
        ),
        _words(
            "Engineering, Freight, Foods, Insurance, Retail, Energy, Dental, Publishing, Components, Software, "
            "Hotels, Textiles, Laboratories"
        ),
        ("Ltd", "Ltd", "PLC", "Limited"),
    ),
    Country(
        "France and Benelux",
        0.17,
        _words(
            "Béranger, Lefèvre, Château-Neuf, Dubois & Fils, Étoile, Garçonnet, Hélios, Île-de-Ré, Jolivet, "
            "La_Rochelle, Mérieux, Noël, Côte_d'Argent, Périgord, Rivière, Saint-Benoît, Tréguier, Vandenberghe, "
            "De_Bruyne, Zuiderzee"
        ),
        _words(
            "Transports, Assurances, Énergie, Électronique, Boulangeries, Vins, Textile, Santé, Ingénierie, Édition, "
            "Matériaux, Cosmétiques"
        ),
        ("SA", "SAS", "SARL", "BV", "NV"),
    ),
    Country(
        "Nordics",
        0.16,
        _words(
            "Åkerblom, Östlund, Bjørndal, Søndergård, Fjällräven_Norr, Hämäläinen, Kløver, Lindqvist & Söner, "
            "Malmö_Hamn, Nyström, Ødegård, Pääkkönen, Sjöberg, Skagen, Tromsø, Västerås, Ångström, Ærø, Holm"
        ),
        _words("Sjøfart, Bygg, Energi, Data, Möbler, Fisk, Papir, Verktyg, Helse, Handel, Teknik, Forsikring"),
        ("AB", "A/S", "AS", "Oy", "ApS"),
    ),
    Country(
        "Eastern Europe",
        0.09,
        _words(
            "Kraków, Gdańsk, Poznań, Śląsk, Świerk, Dąbrowa, Jasień, Wiśniewska & Córki, Żuraw, Dvořák, Košice, "
            "Plzeň, Šumava"
        ),
        _words("Narzędzia, Logistyka, Żywność, Energia, Części, Drukarnia, Meble, Okna, Stal"),
        ("Sp. z o.o.", "S.A.", "s.r.o."),
    ),
)

# Sales' old system writes Latin letters alone; Marketing's keeps what the customer typed.
CYRILLIC = (
    ("Rila Logistika", "OOD", "Рила Логистика"),
    ("Pirin Energiya", "OOD", "Пирин Енергия"),
    ("Dunav Transport", "OOD", "Дунав Транспорт"),
    ("Vitosha Medika", "OOD", "Витоша Медика"),
)


@dataclass(frozen=True)
class Names:
    """One of each per customer: the full name with its legal form, without it, as the customer types it, the region."""

    full: Texts
    short: Texts
    typed: Texts
    region: Texts


def make_names(rng: np.random.Generator, count: int, cyrillic_at: Integers) -> Names:
    """So many customers of different names in random order, the Cyrillic ones at the places given."""
    drawn = [
        (f"{short} {rng.choice(country.legal_forms)}", short, short, country.region)
        for country in COUNTRIES
        for short in _short_names(rng, country, math.ceil(country.share * count))
    ]
    chosen = [drawn[i] for i in rng.permutation(len(drawn))[:count]]
    for place, (short, legal_form, typed) in zip(cyrillic_at, CYRILLIC, strict=True):
        chosen[place] = (f"{short} {legal_form}", short, typed, "Eastern Europe")
    return Names(*(np.array(column, dtype=object) for column in zip(*chosen, strict=True)))


def _short_names(rng: np.random.Generator, country: Country, count: int) -> list[str]:
    pairs = [f"{first} {trade}" for first in country.first_words for trade in country.trades]
    if count > len(pairs):
        raise ValueError(f"{country.region} has {len(pairs)} names, {count} are wanted: add first words or trades")
    return [pairs[i] for i in rng.permutation(len(pairs))[:count]]


def without_accents(name: str) -> str:
    """ "Jäger" -> "Jager". Letters that are no letter with an accent, such as ø, stay."""
    return "".join(letter for letter in unicodedata.normalize("NFD", name) if not unicodedata.combining(letter))


def in_cp1252(name: str) -> str:
    """As a system that knows CP1252 alone keeps it: "Poznań" -> "Poznan", "Müller" stays."""
    return "".join(letter if _is_cp1252(letter) else without_accents(letter) for letter in name)


def _is_cp1252(letter: str) -> bool:
    try:
        letter.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def spelt_by_finance(names: Names, style: Integers) -> list[str]:
    """Capitals, the full name, or the full name without accents."""
    forms = (str.upper, in_cp1252, without_accents)
    return [forms[way % 3](in_cp1252(full)) for full, way in zip(names.full, style, strict=True)]


def spelt_by_service(names: Names, style: Integers) -> list[str]:
    """With and without the legal form, as whoever opened the case typed it."""
    return [(full, short)[way % 2] for full, short, way in zip(names.full, names.short, style, strict=True)]


def spelt_by_marketing(names: Names, style: Integers) -> list[str]:
    """Without the legal form; some in small letters, some with "and" for "&"."""
    forms = (str, str.lower, lambda name: name.replace(" & ", " and "), without_accents)
    return [forms[way % 4](typed) for typed, way in zip(names.typed, style, strict=True)]


def misspelt(name: str) -> str:
    """A spelling that no exact or normalised name can match: "Müller Logistik" -> "Muellr Logistik"."""
    word, _, rest = name.partition(" ")
    return f"{word[:-2]}{word[-1]}{word[-2]}x {rest}".strip()

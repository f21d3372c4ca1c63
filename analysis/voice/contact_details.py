"""Contact details and numbers that name somebody, as many countries write them: where each stands in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

Span = tuple[int, int, str]  # from, to, and what stands there instead

MAIL, LINK, HANDLE = "[mail address]", "[link]", "[handle]"
PHONE, NUMBER, ACCOUNT, CARD = "[phone number]", "[number]", "[account number]", "[card number]"
ADDRESS, BIRTH = "[address]", "[date of birth]"

# What each kind cannot be without: quick to look for, and most texts have none.
MARKS = {
    MAIL: re.compile(r"@ ?[\w-]+ ?(?:\.\w|[\[(]| dot )|[\[(]at[\])]| dot "),
    LINK: re.compile(r"https?:|www\.|\.[a-z]{2}", re.I),
    HANDLE: re.compile(r"@"),
    ACCOUNT: re.compile(r"[A-Z]{2}\d{2}"),
    BIRTH: re.compile(r"\d{4}"),
    ADDRESS: re.compile(r"\d"),
    NUMBER: re.compile(r"\d[-_/]?\d[-_/]?\d|\d [\d(]|\d[.)]\d|[(]\d"),
}
# A text without any of these holds nothing that is looked for here; most texts end with this look.
WORTH_A_LOOK = re.compile(r"[@\d]|https?:|www\.|\.[a-z]{2,3}\b|\b(?:at|dot)\b", re.I)

END_OF_LINK = r"[^\s<>\"'(),;]+(?<![.:!?])"
ENDINGS = (
    "com|net|org|info|biz|io|app|dev|eu|de|at|ch|fr|be|nl|lu|uk|ie|es|pt|it|pl|cz|sk|hu|ro|bg|gr|dk|se|no|fi|ru|ua|tr|us|ca|au|"
    "nz|in|jp|cn|kr|br|mx"
)
CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-Ž]"
WORD = rf"{CAPITAL}[\w'’.-]*"
LINKING = (
    r"(?:(?:de|du|des|del|della|dei|di|da|do|la|le|les|las|los|van|der|den|von|of|the|zum|zur|am|an|d['’]|l['’])\s*)*"
)
ENGLISH_STREET = (
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Boulevard|Blvd|Court|Square|Terrace|Crescent|Place|Way|Close|Highway|Hwy|"
    r"Parkway)\b\.?"
)
STREET_ENDING = (
    r"(?:stra(?:ß|ss)e|str\.|weg|platz|allee|ring|gasse|damm|ufer|chaussee|straat|laan|plein|gracht|kade|singel|gatan|vägen|gata|"
    r"veien|gade|vej|katu)"
)
FRENCH_STREET = r"(?:rue|avenue|av\.|boulevard|bd|place|allée|chemin|impasse|quai|cours)"
STREET_FIRST = r"(?:Calle|C/|Avenida|Avda\.?|Plaza|Paseo|Rua|Via|Viale|Piazza|Corso|ul\.|al\.|ул\.|улица|проспект|пр\.)"
KEYED = (
    r"(?:invoice|order|ticket|case|account|acct|customer|client|contract|reference|ref|booking|policy|serial|confirmation|"
    r"rechnungs?|kunden|auftrags?|vertrags?|konto|bestell|facture|commande|compte|contrat|dossier|factura|pedido|cuenta|contrato|"
    r"fattura|ordine|conto|factuur|klant|заказ\w*|счет\w*)"
)
NO_CODE = r"(?!(?:ISO|SHA|RFC|EN|DIN|HTTP|UTF|CVE|Q[1-4]|FY|H[12])[- ]?\d)"  # names of things that end in digits

PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        MAIL,
        re.compile(
            r"(?<![\w.+%'-])[\w.+%'-]+\s?(?:@|\(at\)|\[at\]|\s+at\s+(?=\w+\s+dot\s))\s?[\w-]+"
            r"(?:(?:\.|\s?\(dot\)\s?|\s?\[dot\]\s?|\s+dot\s+)[\w-]+)+",
            re.I,
        ),
    ),
    (LINK, re.compile(rf"(?:https?://|www\.){END_OF_LINK}", re.I)),
    (LINK, re.compile(rf"(?<![\w@.])(?:[\w-]+\.)+(?:{ENDINGS})\b(?:/{END_OF_LINK})?(?!\.?\w)")),
    # A handle may begin with a digit; an hour or a price after the sign ("@10AM", "@5eur") is none.
    (HANDLE, re.compile(r"(?<![\w@./])@(?!\d+(?i:[ap]m|h|hrs?|hours?|mins?|k|th|st|nd|rd|eur|usd|gbp|%)?\b)\w{2,31}")),
    (ACCOUNT, re.compile(r"\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,4})?\b")),
    (
        BIRTH,
        re.compile(
            r"\b(?:born(?: on)?|date of birth:?|d\.?o\.?b\.?:?|geb(?:oren)?\.?(?: am)?|née? le|nacid[oa] el)"
            r"\s+\d{1,4}[./ -]\w{1,9}[./ -]\d{2,4}",
            re.I,
        ),
    ),
    # 12 High Street
    (
        ADDRESS,
        re.compile(
            rf"\b\d{{1,5}}[a-zA-Z]?,?\s+(?:{WORD}\s+){{1,3}}{ENGLISH_STREET}(?:,? (?:Suite|Apt\.?|Unit) \d+\w?)?"
        ),
    ),
    (ADDRESS, re.compile(rf"\b(?:Flat|Apartment) \d+\w?,? (?:{WORD}\s?){{1,3}}")),
    # Hauptstraße 5a, 80331 München; Alte Gasse 7; Storgatan 4
    (
        ADDRESS,
        re.compile(
            rf"(?:\b{WORD}[ -])?(?:\b{CAPITAL}[\w-]*{STREET_ENDING}|"
            rf"(?:\b|-)(?:Straße|Str\.|Allee|Platz|Weg|Ring|Gasse))\s+\d{{1,4}}(?:-\d{{1,4}})?"
            rf"(?:\s?[a-zA-Z]\b)?(?:,?\s+(?:[A-Z]{{1,2}}-)?\d{{4,5}}\s+{WORD})?"
        ),
    ),
    # 8 bis, rue de la Paix
    (
        ADDRESS,
        re.compile(
            rf"\b\d{{1,4}}(?:\s?(?:bis|ter))?,?\s+{FRENCH_STREET}\s+{LINKING}{WORD}(?:[ -]{LINKING}{WORD}){{0,3}}"
            rf"(?:,?\s+\d{{5}}\s+{WORD})?",
            re.I,
        ),
    ),
    # Calle Mayor 3; Via Roma, 12; ul. Długa 7; ул. Ленина, 5
    (
        ADDRESS,
        re.compile(
            rf"(?<!\w){STREET_FIRST}\s*{LINKING}[^\W\d_][\w'’.-]*(?:\s+{LINKING}{WORD}){{0,3}},?\s+"
            r"(?:n[.ºo°]*\s*|д\.?\s*)?\d{1,4}\s?[a-zA-Z]?\b"
        ),
    ),
    # SW1A 1AA; NY 10001
    (ADDRESS, re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|\b[A-Z]{2} \d{5}(?:-\d{4})?\b")),
    # INV-2024-00123, PS00001, a number after a hash
    (NUMBER, re.compile(rf"(?<![\w-]){NO_CODE}[A-Za-z]{{1,8}}[-_/]?\d(?:[-_/]?\d){{3,}}[\w/-]*|#\d{{3,}}\b")),
    (
        NUMBER,
        re.compile(
            rf"\b{KEYED}(?:-?(?:nummer|nr|no|number|num|id))?[\s.:#]*(?:(?:number|nummer|nr|no|n°|nº|id)[\s.:#]*)?"
            r"(\d[\d/-]{2,}[\w/-]*)",
            re.I,
        ),
    ),
)
RUN = re.compile(r"(?<![A-Za-z0-9_.,:/+-])(?:\+|\(\+?)?\d(?:[ \u00a0()./-]{0,3}\d){5,}(?![A-Za-z0-9_])(?![.,:]\d)")
DATE = re.compile(
    r"(?:(?:19|20)\d\d[-./ ](?:0?[1-9]|1[0-2])[-./ ](?:0?[1-9]|[12]\d|3[01])"
    r"|(?:0?[1-9]|[12]\d|3[01])[-./ ](?:0?[1-9]|[12]\d|3[01])[-./ ](?:19|20)?\d\d)(?:\s+\d{1,2})?"
)
YEARS = re.compile(r"(?:19|20)\d\d\s?[-/]\s?(?:19|20)\d\d")
GROUPED = re.compile(r"[1-9]\d{0,2}(?:[ .\u00a0]\d{3})+")
MONEY_BEFORE = re.compile(r"(?:[€$£¥]|\b(?:EUR|USD|GBP|CHF|SEK|PLN))\s?$")
MONEY_AFTER = re.compile(
    r"^\s?(?:[€$£¥%]|(?:EUR|USD|GBP|CHF|SEK|PLN|euros?|dollars?|pounds?|users?|rows?|records?|lines?|customers?|times|units?|"
    r"Zeilen|Datensätze|Nutzer|lignes)\b)",
    re.I,
)
FEWEST_OF_A_PHONE, MOST_OF_A_PHONE = 7, 15  # digits; ITU-T E.164 allows 15
FEWEST_OF_A_NUMBER = 6  # a shorter one is a count as often as a key
CARD_DIGITS = range(13, 20)  # ISO/IEC 7812


def contact_details(text: str) -> Iterator[Span]:
    """Where mail addresses, links, handles, numbers to call or to look up, and addresses stand; they may overlap."""
    if not WORTH_A_LOOK.search(text):
        return
    looked_for = {label for label, mark in MARKS.items() if mark.search(text)}
    for label, pattern in PATTERNS:
        for found in pattern.finditer(text) if label in looked_for else ():
            start, end = found.span(1) if pattern.groups else found.span()
            yield start, end, label
    for found in RUN.finditer(text) if NUMBER in looked_for else ():
        kind = _number(found.group(), text[: found.start()][-6:], text[found.end() :][:12])
        if kind:
            yield found.start(), found.end(), kind


def _number(run: str, before: str, after: str) -> str | None:
    """What a run of digits is; None for a day, an amount or a count."""
    digits = "".join(each for each in run if each.isdigit())
    if len(digits) in CARD_DIGITS and _passes_luhn(digits):
        return CARD
    if DATE.fullmatch(run) or YEARS.fullmatch(run) or MONEY_BEFORE.search(before) or MONEY_AFTER.search(after):
        return None
    if GROUPED.fullmatch(run) and "." in run:
        return None
    if FEWEST_OF_A_PHONE <= len(digits) <= MOST_OF_A_PHONE and (run[0] in "+(0" or not run.isdigit()):
        return PHONE
    return NUMBER if len(digits) >= FEWEST_OF_A_NUMBER else None


def _passes_luhn(digits: str) -> bool:
    """The check digit of card numbers: Luhn (1960), US patent 2,950,048."""
    doubled = [int(each) * (1 + place % 2) for place, each in enumerate(reversed(digits))]
    return sum(each - 9 if each > 9 else each for each in doubled) % 10 == 0

"""How much of what names somebody stays in a comment after redaction: python -m tests.benchmarks.redaction

Names, telephone numbers, streets and companies are drawn by the Faker library, in several countries and scripts, and
set into sentences as customers write them: nothing is drawn from our own list of given names. It wants
`pip install Faker`.
What stays is counted by kind: a name stays where its last word is still there.
"""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module

from analysis.voice.redaction import redacted

LOCALES = {
    "en": ("en_GB", "en_US"),
    "de": ("de_DE",),
    "fr": ("fr_FR",),
    "es": ("es_ES",),
    "it": ("it_IT",),
    "nl": ("nl_NL",),
    "pl": ("pl_PL",),
    "ru": ("ru_RU",),
    "ja": ("ja_JP",),
    "zh": ("zh_CN",),
}
# By what a reader may tell a name: something beside it (cued), or nothing but its own capital (bare).
SENTENCES: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "cued name": (
            "I spoke with {name} and it was sorted.",
            "My name is {name} and I am still waiting.",
            "It still fails.\nKind regards,\n{name}",
            "Dear {name}, the export is broken again.",
            "Mr {last} promised a call back.",
            "{first} from your support was excellent.",
        ),
        "bare name": (
            "{name} solved it within the hour.",
            "Ask {name}, who knows the case.",
            "Only {first} could help.",
        ),
        "phone": ("Please call me on {phone} after five.", "My number is {phone}."),
        "mail": ("Write to {mail} instead.", "Still no answer at {mail}"),
        "street": ("Send it to {street} please.",),
        "customer": ("We at {company} depend on it.", "For {company} this is too slow."),
    },
    "de": {
        "cued name": (
            "Ich habe mit Frau {last} gesprochen.",
            "Mein Name ist {name}, ich warte noch.",
            "Es geht wieder nicht.\nMit freundlichen Grüßen\n{name}",
            "Hallo {name}, der Export ist defekt.",
        ),
        "bare name": ("{name} hat das sofort gelöst.", "Nur {first} konnte helfen."),
        "phone": ("Bitte rufen Sie mich unter {phone} an.",),
        "mail": ("Schreiben Sie an {mail} bitte.",),
        "street": ("Bitte an {street} senden.",),
        "customer": ("Bei {company} läuft es nicht.",),
    },
    "fr": {
        "cued name": (
            "J'ai parlé avec {name} hier.",
            "Mme {last} m'a aidé.",
            "Cordialement,\n{name}",
            "Bonjour {name}, rien ne marche.",
        ),
        "bare name": ("{name} a tout réglé.",),
        "phone": ("Appelez-moi au {phone} demain.",),
        "mail": ("Écrivez à {mail} svp.",),
        "street": ("Envoyez la facture au {street}.",),
        "customer": ("Chez {company} tout est lent.",),
    },
    "es": {
        "cued name": ("Me llamo {name} y sigo esperando.", "La señora {last} me ayudó.", "Saludos,\n{name}"),
        "bare name": ("{name} lo resolvió.",),
        "phone": ("Llámenme al {phone}.",),
        "mail": ("Escriban a {mail} por favor.",),
        "customer": ("En {company} no funciona.",),
    },
    "it": {
        "cued name": ("Mi chiamo {name} e aspetto.", "La signora {last} mi ha aiutato.", "Cordiali saluti,\n{name}"),
        "bare name": ("{name} ha risolto tutto.",),
        "phone": ("Chiamatemi al {phone}.",),
        "mail": ("Scrivete a {mail} per favore.",),
    },
    "nl": {
        "cued name": (
            "Mijn naam is {name}, ik wacht nog.",
            "Mevrouw {last} hielp mij.",
            "Met vriendelijke groet,\n{name}",
        ),
        "bare name": ("{name} heeft het opgelost.",),
        "phone": ("Bel mij op {phone}.",),
    },
    "pl": {
        "cued name": ("Nazywam się {name} i czekam.", "Pan {last} pomógł.", "Pozdrawiam,\n{name}"),
        "bare name": ("{name} rozwiązał problem.",),
        "phone": ("Proszę dzwonić {phone}.",),
    },
    "ru": {
        "cued name": ("Меня зовут {name}, я жду.", "Господин {last} не ответил."),
        "bare name": ("{name} всё решил.",),
        "phone": ("Звоните {phone}.",),
    },
    "ja": {
        "cued name": ("{last}さんに連絡してください。", "{last}様から返事がありません。"),
        "phone": ("電話は{phone}です。",),
    },
    "zh": {"cued name": ("{last}先生没有回复。", "{last}女士很好。"), "phone": ("请打{phone}。",)},
}
DRAWS = 40  # of each sentence
SEED = 7


def made_set() -> Iterator[tuple[str, str, str, str]]:
    """Language, kind, text, and what must not stay in it."""
    try:
        faker = import_module("faker").Faker
    except ImportError:
        sys.exit("The Faker library draws the names: pip install Faker")
    for language, kinds in SENTENCES.items():
        for locale in LOCALES[language]:
            fake = faker(locale)
            fake.seed_instance(SEED)
            for kind, sentences in kinds.items():
                for text in sentences * DRAWS:
                    first, last = fake.first_name(), fake.last_name()
                    name = f"{first} {last}"
                    slots = {
                        "name": name,
                        "first": first,
                        "last": last,
                        "phone": fake.phone_number(),
                        "mail": fake.email(),
                        "street": fake.street_address().replace("\n", " "),
                        "company": f"{fake.last_name()} {random.Random(name).choice(('Foods', 'Logistik', 'Media'))}",
                    }
                    wanted = next(slot for slot in ("name", "last", "first", *slots) if f"{{{slot}}}" in text)
                    told = slots[wanted]
                    yield language, kind, text.format(**slots), told.split()[-1] if wanted == "name" else told


def main() -> None:
    made = list(made_set())
    companies = [told for _, kind, _, told in made if kind == "customer"]
    shown = redacted([text for _, _, text, _ in made], [f"{each} GmbH" for each in companies])
    left: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for (language, kind, _, told), text in zip(made, shown, strict=True):
        left[kind, language].append(told in text)
        left[kind, "all"].append(told in text)
    print(f"{len(made)} texts; share in which it stays, by kind and language")
    for (kind, language), stays in sorted(left.items()):
        print(f"{kind:10} {language:4} {sum(stays) / len(stays):7.1%} of {len(stays)}")
    stay = [(text, told) for (_, _, _, told), text in zip(made, shown, strict=True) if told in text]
    for text, told in random.Random(SEED).sample(stay, min(len(stay), int(sys.argv[1]) if len(sys.argv) > 1 else 0)):
        print(repr(text), "<-", told)


if __name__ == "__main__":
    main()

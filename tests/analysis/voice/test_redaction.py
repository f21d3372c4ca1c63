"""Names and contact details go, whatever country they come from; words, days, amounts and products stay."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.voice.redaction import redacted, shortened

NAMES = ("Hollis Foods PLC", "Mérieux Ingénierie BV", "R. Keller", "Service GmbH", "東京商事")


def one(text: str, names: tuple[str, ...] = NAMES) -> str:
    return redacted([text], names)[0]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Mail me at jean.dupont@example.com, thanks", "Mail me at [mail address], thanks"),
        ("write to anna (at) firm.example", "write to [mail address]"),
        ("see https://foo.example/x?y=1 and www.bar.de.", "see [link] and [link]."),
        ("@united you are late", "[handle] you are late"),
        ("@4geiger be here @10AM", "[handle] be here @10AM"),
        ("Call +49 (0)89 123 456-78 or 555-123-4567", "Call [phone number] or [phone number]"),
        ("Appelez le 01 23 45 67 89", "Appelez le [phone number]"),
        ("IBAN DE89 3704 0044 0532 0130 00 please", "IBAN [account number] please"),
        ("card 4111 1111 1111 1111 charged twice", "card [card number] charged twice"),
        ("Invoice no. 2024-00123 is wrong", "Invoice no. [number] is wrong"),
        ("Kundennummer: 99887766", "Kundennummer: [number]"),
        ("ticket #88812 and INV-20240012", "ticket [number] and [number]"),
        ("電話は090-6220-1601です", "電話は[phone number]です"),
        ("I live at 12 High Street, London", "I live at [address], London"),
        ("Hauptstraße 12a, 80331 München", "[address]"),
        ("8 bis, rue de la Paix", "[address]"),
    ],
)
def test_contact_details_go(text: str, shown: str) -> None:
    assert one(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Thanks to Anna Schmidt in support", "Thanks to [name] in support"),
        ("My name is Xiadani Okonjo and I wait", "My name is [name] and I wait"),
        ("Herr Müller war hilfreich", "Herr [name] war hilfreich"),
        ("Ich sprach mit Frau Dr. von Hohenstein", "Ich sprach mit Frau [name]"),
        ("Mrs O'Neill-Walsh waited", "Mrs [name] waited"),
        ("Merci à Mme Lefèvre", "Merci à Mme [name]"),
        ("It works.\nBest regards,\nXanthe Wójcik", "It works.\nBest regards,\n[name]"),
        ("Dear Zephyrine, it broke", "Dear [name], it broke"),
        ("thanks john for the help", "thanks [name] for the help"),
        ("R. Keller told us", "[name] told us"),
        ("Licia Vespa ha risolto tutto", "[name] ha risolto tutto"),
        ("Mijn naam is Faas van der Beek, ik wacht", "Mijn naam is [name], ik wacht"),
        ("Olu from your support was kind", "[name] from your support was kind"),
        ("王先生很好", "[name]先生很好"),
        ("田中さんに連絡してください", "[name]さんに連絡してください"),
        ("Г-н Иванов не ответил", "Г-н [name] не ответил"),
        ("Ο κύριος Παπαδόπουλος δεν απάντησε", "Ο κύριος [name] δεν απάντησε"),
        ("Ahmet Bey çok yardımcı oldu", "[name] çok yardımcı oldu"),
    ],
)
def test_people_go_in_several_scripts(text: str, shown: str) -> None:
    assert one(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("We at Hollis Foods are happy", "We at [name] are happy"),
        ("Hollis is pleased", "[name] is pleased"),
        ("At Mérieux Ingénierie BV nobody can log in", "At [name] nobody can log in"),
        ("東京商事では使えません", "[name]では使えません"),
        ("Our supplier Foobar Widgets GmbH & Co. KG agrees", "Our supplier [name] agrees"),
    ],
)
def test_customers_that_the_exports_name_go(text: str, shown: str) -> None:
    assert one(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "Export breaks at row 10,000 since 12.03.2026",
        "We pay 1 250 000 EUR and 10000 rows a day in 2025/2026",
        "version 10.2.3 and ISO27001, SHA256, Windows 10, Office365",
        "12/03/2024 10:30 the app crashed; error 500; 3.14",
        "Great product. May I ask for an export? Will Excel work?",
        "Thank you Support Team",
        "Someone from support called",
        "Plan B. Then nothing.",
        "CSV export: umlauts broken",
        "Fehlende Schnittstelle zu SAP, seit Mai",
        "Der Service ist gut",
        "Dear Team, all is well",
        "お客様番号がわかりません",
        "We fly to San Diego and St. Louis",
    ],
)
def test_what_names_nobody_stays(text: str) -> None:
    assert redacted([text, "the service of a team", "the service again"], NAMES)[0] == text


def test_a_name_that_texts_use_as_a_word_is_a_word() -> None:
    texts = ["Clear is what your price is not", "make it clear", "it is not clear"]
    assert redacted(texts, ["Clear Holding AG"]) == texts


def test_addresses_do_not_make_words_of_names() -> None:
    texts = [
        "Thanks to Zara Mistry",
        "write to zara.mistry@office.example",
        "zara.mistry@office.example",
        "mistry.example",
    ]
    assert redacted(texts, ())[0] == "Thanks to [name]"


def test_names_in_a_shouted_text_go() -> None:
    assert one("GEMELDET VON SABINE RADEMACHER") == "GEMELDET VON [name]"


def test_names_in_small_letters_go() -> None:
    assert one("customer hollis foods, ask olivia pemberton") == "customer [name], ask [name]"
    assert one("my name is not important here") == "my name is not important here"


def test_a_name_is_found_however_its_accents_are_written() -> None:
    assert one("customer Dąbrowa Meble", ("Dabrowa Meble Sp. z o.o.",)) == "customer [name]"


def test_only_contact_details_go_where_names_may_be_shown() -> None:
    text = "Anna Schmidt of Hollis Foods, anna@hollis.example"
    assert redacted([text], NAMES, keep_names=True) == ["Anna Schmidt of Hollis Foods, [mail address]"]


@pytest.mark.parametrize(
    "text", ["", " ", "😀😀", "<b>x</b>", "=1+1", "a" * 50_000, "@" * 3_000, "1 " * 3_000, "A. " * 2_000]
)
def test_odd_texts_pass_through_quickly(text: str) -> None:
    assert isinstance(one(text), str)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_nothing_breaks_it_and_twice_is_once(text: str) -> None:
    assert one(one(text)) == one(text)


def test_a_long_text_is_cut_between_words() -> None:
    assert shortened("one two three", 100) == "one two three"
    assert shortened("one two three four", 12) == "one two…"
    assert len(shortened("x" * 900, 600)) == 600

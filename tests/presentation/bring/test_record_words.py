"""Every table and column of the record has words that an analyst would use."""

from __future__ import annotations

import pytest

from data_sources.record_tables import TABLES
from presentation.bring.record_words import TABLE_WORDS, column_words, is_needed


@pytest.mark.parametrize("table", TABLES)
def test_every_table_and_column_is_described_in_one_sentence(table: str) -> None:
    for words in [TABLE_WORDS[table], *(column_words(table, column) for column in TABLES[table].fillable)]:
        assert words.name[0].isupper() and "_" not in words.name
        assert words.sentence.endswith(".") and words.sentence.count(". ") == 0


def test_words_are_kept_for_nothing_that_the_record_lacks() -> None:
    assert set(TABLE_WORDS) == set(TABLES)


def test_needed_are_the_customer_and_what_the_record_requires() -> None:
    assert is_needed("feedback", "customer") and is_needed("feedback", "kind")
    assert not is_needed("feedback", "score") and not is_needed("initiative", "customer")

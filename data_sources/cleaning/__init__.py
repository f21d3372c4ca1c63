"""Landed text becomes typed rows of the record's tables, set by set."""

from data_sources.cleaning.clean import Reconciled, clean_readings, clean_source, load_macros

__all__ = ["Reconciled", "clean_readings", "clean_source", "load_macros"]

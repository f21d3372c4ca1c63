"""Exports of any kind as tables of text, every row of data among them."""

from data_sources.readers.landed import Landed
from data_sources.readers.landing import land

__all__ = ["Landed", "land"]

"""Bring your exports: from files that nobody has declared to an edition."""

from presentation.bring.page import show_bring

show_bring("Bring your exports")

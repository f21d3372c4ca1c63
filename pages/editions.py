"""Editions: what went into each, which are kept for good, and what differs between two of them."""

from presentation.editions_page import show_editions

show_editions("Editions")

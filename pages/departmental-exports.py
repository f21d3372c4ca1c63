"""Departmental exports: what arrived, what was accepted, what is missing, where departments disagree."""

from presentation.exports_page import show_exports

show_exports("Departmental exports")

"""Summary: titles that alone read as the argument."""

from presentation.summary_page import show_summary

show_summary("Summary")

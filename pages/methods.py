"""Methods: how each number is made, on what assumption, and what it cannot say."""

from presentation.methods_page import show_methods

show_methods("Methods")

"""Present: a story or a board pack, full screen, with a presenter's view and followers."""

from presentation.presenting.page import show_presenting

show_presenting("Present")

"""The board pack: findings of any story composed for a room, with the ask that they lead to."""

from presentation.packs.page import show_board_pack

show_board_pack("Board pack")

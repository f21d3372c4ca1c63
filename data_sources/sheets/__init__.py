"""A workbook's sheets as text, read in a process of its own, whose memory and time are limited.

Nothing here imports a module outside this package but data_sources.mistakes: a process starts in 0.04 s so, and in
0.2 s with pyarrow.
"""

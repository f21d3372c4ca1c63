"""Motor Trend's road tests of 1974 (Henderson & Velleman 1981, doi:10.2307/2530428), as R prints `mtcars`."""

import numpy as np

NAMES = ("cyl", "disp", "hp", "gear")
MPG = """21 21 22.8 21.4 18.7 18.1 14.3 24.4 22.8 19.2 17.8 16.4 17.3 15.2 10.4 10.4
         14.7 32.4 30.4 33.9 21.5 15.5 15.2 13.3 19.2 27.3 26 30.4 15.8 19.7 15 21.4"""
CYL = "6 6 4 6 8 6 8 4 4 6 6 8 8 8 8 8 8 4 4 4 4 8 8 8 8 4 4 4 8 6 8 4"
DISP = """160 160 108 258 360 225 360 146.7 140.8 167.6 167.6 275.8 275.8 275.8 472 460
          440 78.7 75.7 71.1 120.1 318 304 350 400 79 120.3 95.1 351 145 301 121"""
HP = """110 110 93 110 175 105 245 62 95 123 123 180 180 180 205 215
        230 66 52 65 97 150 150 245 175 66 91 113 264 175 335 109"""
GEAR = "4 4 4 3 3 3 3 4 4 4 4 3 3 3 3 3 3 4 4 4 3 3 3 3 3 4 5 5 5 5 5 4"
COLUMNS = np.column_stack([[float(number) for number in text.split()] for text in (CYL, DISP, HP, GEAR, MPG)])
ALL_ALIKE = np.zeros(len(COLUMNS), dtype=int)  # one group

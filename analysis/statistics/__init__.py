"""Each statistic a file named after it, its page in docs/methods/ named alike. They see numbers and frames alone."""

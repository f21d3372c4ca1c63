"""Which issues go with leaving: customers who raised one against like customers who did not, in the quarter after."""

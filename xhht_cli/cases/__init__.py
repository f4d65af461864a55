"""Cases: what a plan must give for figures worked out by hand, and whether it does."""

"""Last year: what a unit reported the year before, to be printed beside its new form."""

"""Tools: what keeps generated files of the repository up to date."""

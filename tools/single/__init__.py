"""The single file: the program, Python and all libraries in one that needs no installing."""

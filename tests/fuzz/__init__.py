"""Fuzzing: filled returns, damaged at random, and the law that every mutant has to keep."""

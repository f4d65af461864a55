"""Benchmarks: what reading, checking and starting cost, side by side in one run."""

"""Tests: one file per module; a test's name is its sentence."""

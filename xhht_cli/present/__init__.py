"""Presenting: an Assessment, or a plan's forms, turned into what people and programs read."""

"""Helpers for programs that run under camelwalk."""

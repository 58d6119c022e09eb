"""Asking: stores, the question library, and answers."""

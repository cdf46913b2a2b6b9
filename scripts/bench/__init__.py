"""Measurements and long campaigns: `python -m bench` lists them, `make bench` runs them briefly.

They need the development dependencies and are no part of the package. The tests import from here
what both need, and hold a small sample with a fixed seed; nothing here imports from the tests.
"""

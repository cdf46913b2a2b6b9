"""The gazette of Vietnam's district Party directives: letters become records, records a site."""

import os

# NumPy would start threads that are of no use here; a process with threads can't be forked safely
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from pathlib import Path

CONFIG = Path("mkdocs.yml")
"""The configuration, in the folder of the project."""
CACHE = Path(".cache")
"""What is kept from build to build, beside it."""

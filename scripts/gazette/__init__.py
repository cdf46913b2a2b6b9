"""The gazette of Vietnam's district Party directives: letters become records, records a site."""

import os

# Before NumPy: its BLAS, which nothing needs here, would start threads, so that no process can fork
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

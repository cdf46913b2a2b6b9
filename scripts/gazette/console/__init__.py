"""What the command line shows and asks beyond plain lines: reports of imports, questions of drafts.

In: what was read, or a draft. Out: tables and words for rich, and answers. Only the verbs, in
`intake.py` and `new.py`, and what they share in `common.py` print.
"""

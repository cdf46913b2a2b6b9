"""Synthetic corpora: as many valid records as are asked for, to test and to measure by.

In: a number, a folder and a seed. Out: files of records, each marked `synthetic: true`, that
`gazette check` finds nothing wrong with. Nothing here knows of pages, and nothing of it is real:
places are, but numbers, people, dates and texts are drawn by lot.
"""

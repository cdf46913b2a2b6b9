"""Synthetic corpora: valid records in any number, for tests and measurements.

In: a number, a folder and a seed. Out: files of records, each marked `synthetic: true`, that pass
`gazette check`. Places are real; numbers, people, dates and texts are random.
"""

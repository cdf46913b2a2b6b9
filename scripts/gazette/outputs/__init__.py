"""Every file the site offers beside its pages, one module a format, listed in `registry.py`.

The docstring of each format's module ends with `Writes:` and the addresses of its files, where
`<page>` is the address of a letter's page without `.html`. A new format is one such module and one
line in the registry. `printing/` has the formats on paper.
"""

"""Records: one directive a file, YAML front matter and Markdown, read, modelled and checked.

In: files below `directives/`. Out: frozen `Record`s, or `Problem`s that say where, what is wrong
and what would be right. Nothing here prints, and nothing here knows of pages.
"""

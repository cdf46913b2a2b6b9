"""Records: files with YAML front matter and Markdown, one per directive.

In: files below `directives/`. Out: frozen `Record`s, and `Problem`s that say where something is
wrong and what would be right.
"""

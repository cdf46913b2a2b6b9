"""The site's pages: their addresses and their data, without markup.

In: a `Corpus`. Out: frozen `Page`s, which the templates in `theme/pages/` turn into HTML. The words
that readers see are in `labels.yml`.
"""

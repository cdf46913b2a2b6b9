"""The site's pages: their addresses and their data, without markup.

In: a `Corpus`. Out: frozen `Page`s, which the templates in `theme/pages/` turn into HTML. The site's
own words are in `labels.yml`.
"""

"""Which pages the site has: their addresses and their data, no markup.

In: a `Corpus`. Out: frozen `Page`s. The templates in `theme/pages/` turn each into HTML; every word
said to readers stands in `labels.yml`.
"""

"""The only room that knows MkDocs: it adds our pages and files to a themed site."""

"""The only room that knows MkDocs: pages go in as generated files, a themed site comes out."""

"""Vietnamese text and dates. Knows nothing of directives."""

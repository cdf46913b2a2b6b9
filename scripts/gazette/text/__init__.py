"""Vietnamese text and dates. It knows nothing of directives."""

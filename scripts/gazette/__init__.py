"""The gazette of Vietnam's district Party directives: letters become records, records a site."""

"""What the site knows, as data: JSON of every letter and list, and the whole in bulk files.

`public_fields.yml` describes each table and field once; JSON, CSV, SQLite, the schemas and the data
package all follow it. `letter_rows.py` gives what a record tells, `rows.py` what it takes the whole
collection to tell, `vocabulary_rows.py` the vocabularies. A letter is its row of `directives` and,
under the name of each other table, the rows of that table that belong to it.

Addresses in the data are relative to the root of the site.
"""

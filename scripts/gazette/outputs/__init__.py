"""The records in other forms, for people and programs that take them elsewhere."""

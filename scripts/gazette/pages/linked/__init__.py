"""What pages say to programs about documents and themselves, in the vocabulary of schema.org."""

"""The letter on paper: one neutral form of each record, and files made of it."""

"""The letter on paper: one `Paper` of each document, and the PDF and Word files made of it."""

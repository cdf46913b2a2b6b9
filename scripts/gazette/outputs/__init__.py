"""What the site gives to other programs: one module for each form of the data."""

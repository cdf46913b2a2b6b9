"""Pictures drawn from counts: documents by month, and by province."""

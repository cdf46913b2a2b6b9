"""The page of one directive, or of one report."""

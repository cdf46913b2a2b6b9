"""Each document as Akoma Ntoso 3.0, the OASIS standard for legal texts."""

"""Tests of the built site, of the command line and of what README says."""

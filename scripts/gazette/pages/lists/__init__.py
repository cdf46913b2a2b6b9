"""Pages that list: documents by place, date, kind and topic; bodies, signers and tasks."""

"""placeholder."""
from gazette.search.build import write_index
from gazette.search.document import Block, Document

__all__ = ["Block", "Document", "write_index"]

"""Take a clean text apart into letters, and each letter into its pieces.

In: a `CleanText`. Out: a `Segmented`, in which every sign but blanks belongs to one piece of a letter
or is left out with a reason. The steps: `lines` and their `signs`, `heads` (where letters begin),
`head`, `paragraphs` and `tail` of each, and what a page without letters holds (`reports`).
"""

from gazette.letters.segment.segmenting import segment

__all__ = ["segment"]

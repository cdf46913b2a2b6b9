"""Take a clean text apart into letters, and each letter into its pieces.

In: a `CleanText`. Out: a `Segmented`, in which every character but blanks belongs to one piece of a
letter or is left out with a reason. The steps: `lines` and their `signs`; `heads`, where letters
begin; `head`, `paragraphs` and `tail` of each; and `reports`, for a page without letters.
"""

from gazette.letters.segment.segmenting import segment

__all__ = ["segment"]

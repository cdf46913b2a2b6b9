"""Raw letters become draft records: read a file, clean its text, segment it, read fields, draft.

In: a file as an archive received it. Out: for each letter in it a draft that `gazette check`
guards, and evidence for every value. Each stage is a pure function over the values of `model`.
"""

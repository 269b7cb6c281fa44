"""The difference of two editions: every interaction on which they decide differently, in few sentences, exactly.

`pairing` lays two assemblies over the same interactions, `content` says when two terms mean the same, `outcomes` is
what each edition decides of an aspect, `steps` and `groups` are where they differ, `told` and `sentences` put that into
words, `share` counts it, `declared` holds it against changes that were allowed beforehand. `compare` does the whole.
"""

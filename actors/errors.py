"""Refusals of the register: a stable code and the sentence that every door shows.

ActorError
├── MergeRefused            two actors cannot be made one in this way
└── UnmergeRefused          there is no merging to undo
"""


class ActorError(Exception):
    """Something the register does not do; `str()` is the sentence for the user."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


class MergeRefused(ActorError):
    """Two actors cannot be made one in this way."""


class UnmergeRefused(ActorError):
    """There is no merging to undo."""

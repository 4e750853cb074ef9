class EmbeddedServerError(Exception):
    """An embedded server cannot be used; `code` is stable, the message says what to do."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(f"{code}: {sentence}")
        self.code = code

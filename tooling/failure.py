"""What stops a command with one sentence for the person at the terminal."""


class Failure(Exception):
    """The sentence, and what a program printed before it failed."""

    def __init__(self, sentence: str, output: str = "") -> None:
        super().__init__(sentence)
        self.output = output


class Interrupted(BaseException):
    """Ctrl-C, SIGTERM or SIGHUP: end every child, then end."""

class Unreadable(Exception):
    """No busy times can be had from an address. `code` says why, `number` what a server answered."""

    def __init__(self, code: str, number: int = 0) -> None:
        super().__init__(code)
        self.code = code
        self.number = number

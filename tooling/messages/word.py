"""One sentence to translate."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Word:
    """As gettext knows it: the English, its plural and its context, where it has any, and the file it stands in."""

    place: str
    msgid: str
    plural: str = ""
    context: str = ""

    @property
    def key(self) -> tuple[str, str]:
        return self.context, self.msgid

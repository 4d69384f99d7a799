"""A patient's language, as staff choose and read it."""

from django.conf import global_settings
from django.utils.translation import gettext
from django.utils.translation import gettext as _

from patients.conf import REVIEWED_LANGUAGES
from patients.languages import Language, closest, known_as, offered, plain, spoken

NAMES = dict(global_settings.LANGUAGES)

Choices = list[tuple[str, str]]


def language_choices(current: str = "") -> list[tuple[str, Choices]]:
    """First those patients are written to in, each with its mark; then all others, and the current one in any case."""
    ours = [(one.tag, marked(one)) for one in offered()]
    known = {plain(tag) for tag, _name in ours}
    others = [(tag, name_of(tag)) for tag in NAMES if plain(tag) not in known]
    if current and current not in dict([*ours, *others]):
        others.append((current, name_of(current)))
    fallback = _("Written to in %(language)s") % {"language": name_of(spoken(""))}
    return [(_("Written to in their own language"), ours), (fallback, sorted(others, key=lambda one: one[1]))]


def marked(language: Language) -> str:
    name = name_of(language.tag)
    return (
        name
        if language.reviewed
        else _("%(language)s (drafted by machine, not yet checked)") % {"language": name}
    )


def name_of(tag: str) -> str:
    """In the reader's language; as it stands where no list knows it."""
    known = NAMES.get(tag.lower()) or NAMES.get(plain(tag.lower()))
    return gettext(known) if known else tag


def described(tag: str) -> str:
    """The language, and how the clinic writes to somebody who speaks it."""
    name, found = name_of(tag), closest(tag)
    if not found:
        return _("%(language)s, written to in %(other)s") % {"language": name, "other": name_of(spoken(tag))}
    checked = REVIEWED_LANGUAGES().get(found) or REVIEWED_LANGUAGES().get(plain(found))
    if checked:
        return _("%(language)s (words checked by %(checked)s)") % {"language": name, "checked": checked}
    return marked(known_as(found))

"""Why an outside calendar could not be read, in a sentence for whoever gave its address."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from clinic.calendars.unreadable import Unreadable

GONE = (401, 403, 404, 410)
SENTENCES: dict[str, str | Promise] = {
    "scheme": gettext_lazy("Only addresses that begin with https:// or webcal:// are read."),
    "password": gettext_lazy("An address with a name and a password in it is not read."),
    "private": gettext_lazy("The address leads into a private network, which is not read."),
    "unknown_host": gettext_lazy("There is no server of this name. Check the address."),
    "unreachable": gettext_lazy("The server did not answer properly."),
    "certificate": gettext_lazy("The server could not show that it is the one it claims to be."),
    "slow": gettext_lazy("The server took too long to answer."),
    "redirects": gettext_lazy("The address leads on and on to others."),
    "large": gettext_lazy("There is more than 5 MB at this address. Share a calendar with fewer events."),
    "no_calendar": gettext_lazy(
        "There is no calendar at this address. It has to be the one of the calendar's .ics file, not of its page."
    ),
    "malformed": gettext_lazy("The calendar at this address is damaged and could not be read."),
    "too_many": gettext_lazy("There are too many events in this calendar."),
    "fault": gettext_lazy("It could not be read because something is wrong in the clinic's own system."),
    "endless": gettext_lazy("This calendar takes too long to read, because events in it repeat too often."),
}


def sentence(problem: Unreadable) -> str:
    if problem.code == "status" and problem.number in GONE:
        return _("The address no longer works. Get a new one where the calendar is kept.")
    if problem.code == "status":
        return _("The server answered with error %(number)d.") % {"number": problem.number}
    return str(SENTENCES[problem.code])


def left_out(number: int) -> str:
    """Empty when everything made sense."""
    if not number:
        return ""
    words = ngettext(
        "%(n)d event in it could not be read. The time of the others is kept free.",
        "%(n)d events in it could not be read. The time of the others is kept free.",
        number,
    )
    return words % {"n": number}

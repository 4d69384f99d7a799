"""Which clinic speaks where nothing says which one."""

from clinic.models import Location


def first_location() -> Location:
    """The oldest; one that is not saved, and knows no telephone, where there is none yet."""
    return Location.objects.order_by("created_at").first() or Location()

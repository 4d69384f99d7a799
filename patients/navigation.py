"""What an app puts into the menu. Each app lists its own entries on its AppConfig; nothing is named uphill."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class NavigationEntry:
    """One line of the menu. `icon` is a Bootstrap icon name, `permission` hides it, `order` sorts it."""

    label: str | Promise
    url_name: str
    icon: str
    permission: str
    order: int

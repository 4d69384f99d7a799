"""What can be booked: how long, by whom, for how much."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clinic.house.money import digits, in_major, in_minor
from clinic.models import AppointmentType
from clinic.web.forms.house import ColourInput, HouseForm
from patients.web.widgets import Chips, Segmented

MOST_MONEY = 2_000_000_000


class TypeForm(HouseForm):
    price = forms.DecimalField(
        label=gettext_lazy("Price"), min_value=0, max_digits=13, decimal_places=3, initial=Decimal(0)
    )
    currency = forms.CharField(
        label=gettext_lazy("Currency"),
        help_text=gettext_lazy("Three letters: GBP, EUR."),
        min_length=3,
        max_length=3,
        initial="GBP",
        validators=[RegexValidator(r"^[A-Za-z]{3}$", gettext_lazy("Three letters, such as GBP."))],
    )
    groups = (
        (gettext_lazy("What it is"), ("name", "key", "colour", "practitioners")),
        (gettext_lazy("How long"), ("minutes", "buffer_minutes")),
        (gettext_lazy("How many, and what it takes"), ("capacity", "needs_room", "needs_equipment")),
        (gettext_lazy("Booking online"), ("online", "lead_hours", "horizon_days")),
        (gettext_lazy("Price"), ("price", "currency")),
    )

    class Meta:
        model = AppointmentType
        fields = [
            "name",
            "key",
            "colour",
            "practitioners",
            "minutes",
            "buffer_minutes",
            "capacity",
            "needs_room",
            "needs_equipment",
            "online",
            "lead_hours",
            "horizon_days",
        ]
        widgets = {"colour": ColourInput, "practitioners": Chips, "online": Segmented}
        labels = {
            "practitioners": gettext_lazy("Who gives it"),
            "minutes": gettext_lazy("Minutes with the patient"),
        }
        help_texts = {
            "key": gettext_lazy("A short name for reports, in small letters: follow_up."),
            "practitioners": gettext_lazy("Choose nobody, and everybody gives it."),
            "minutes": gettext_lazy("The visit itself: 5 to 480."),
            "buffer_minutes": gettext_lazy("Nobody can be booked then: for notes, for airing the room."),
            "capacity": gettext_lazy(
                "1 is a visit for one person. More makes it a class, in hours kept for it."
            ),
            "needs_room": gettext_lazy("A suitable free room is found with every booking."),
            "needs_equipment": gettext_lazy("So is a suitable piece of equipment."),
            "lead_hours": gettext_lazy("Online booking ends so many hours before the start."),
            "horizon_days": gettext_lazy("Online booking begins so many days before the visit."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.key:
            minor, currency = self.instance.price_minor, self.instance.currency
            self.initial = {**self.initial, "price": f"{in_major(minor, currency):f}", "currency": currency}

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if {"price", "currency"} <= set(data):
            data["currency"] = data["currency"].upper()
            minor = in_minor(data["price"], data["currency"])
            if minor is None:
                words = {"currency": data["currency"], "n": digits(data["currency"])}
                self.add_error("price", _("%(currency)s has %(n)d digits after the point.") % words)
            elif minor > MOST_MONEY:
                self.add_error("price", _("This is more than a visit can cost."))
        return data

    def facts(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        price = data.pop("price")
        return {**data, "price_minor": in_minor(price, data["currency"])}

    def changed_facts(self) -> dict[str, Any]:
        names = set(self.changed_data)
        if names & {"price", "currency"}:
            names = names - {"price"} | {"price_minor", "currency"}
        return {name: self.facts()[name] for name in self.facts() if name in names}

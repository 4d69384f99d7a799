"""Forms that carry out one action."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Self

from django import forms
from django.http import HttpRequest

from patients.errors import NotAllowed, RuleBroken


class Performs:
    """`perform` runs an action; what it refuses stands in the form, and `status_code` is what the page answers with."""

    refusal: RuleBroken | None = None

    @classmethod
    def of(cls, request: HttpRequest, **kwargs: Any) -> Self:
        """Filled in on POST, empty otherwise."""
        return cls(request.POST if request.method == "POST" else None, **kwargs)

    @classmethod
    def asked(cls, request: HttpRequest, **kwargs: Any) -> Self:
        """A form that narrows a list: filled in by the query string."""
        return cls(request.GET, **kwargs)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)

    def perform(self: Any, action: Callable[..., Any], **kwargs: Any) -> Any:
        """What the action returns, or None when it refused. A missing permission is for the page to show."""
        try:
            return action(**kwargs)
        except NotAllowed:
            raise
        except RuleBroken as error:
            self.refuse(error)
            return None

    def refuse(self: Any, error: RuleBroken) -> None:
        self.refusal = error
        named = {name: words for name, words in by_field(error.details).items() if name in self.fields}
        for name, words in named.items():
            self.add_error(name, words)
        if not named:
            self.add_error(None, error.message)

    @property
    def status_code(self: Any) -> int:
        """200 for a form not sent yet, 400 for one filled in wrongly, else what the refusal says."""
        if self.refusal:
            return int(self.refusal.status)
        return 400 if self.is_bound and self.errors else 200


class ActionForm(Performs, forms.Form):
    """A form of its own fields."""


class ActionModelForm(Performs, forms.ModelForm):
    """A form with a model's fields. It never saves: the action does."""


def by_field(details: Mapping[str, Any]) -> dict[str, Sequence[str]]:
    """Only what maps a field to its sentences; refusals carry other details too."""
    return {name: words for name, words in details.items() if isinstance(words, list)}

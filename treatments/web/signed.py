"""Adding a word to a signed record."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from treatments.actions.addenda import add_addendum
from treatments.models import Assessment, Session
from treatments.web.forms.addenda import AddendumForm


def add_word(request: HttpRequest, record: Assessment | Session, form: AddendumForm) -> bool:
    if not form.is_valid():
        return False
    if not form.perform(add_addendum, by=request.user, record=record, **form.cleaned_data):
        return False
    messages.success(request, _("The addendum is on the record."))
    return True

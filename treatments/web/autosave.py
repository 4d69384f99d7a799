"""What a page that saves itself is answered."""

from collections.abc import Sequence
from typing import Any

from django.forms import BaseForm
from django.http import JsonResponse

from treatments.models import Assessment, Session


def answer_of(saved: Assessment | Session) -> JsonResponse:
    return JsonResponse({"version": saved.revision})


def refusal_of(form: BaseForm, faults: Sequence[str] = ()) -> JsonResponse:
    """The first thing that stops the save, in words."""
    return JsonResponse({"message": next(iter([*faults_of(form), *faults]), "")}, status=400)


def faults_of(form: BaseForm) -> list[str]:
    return [sentence(form, name, words) for name, words in form.errors.items()]


def sentence(form: BaseForm, name: str, words: Any) -> str:
    return f"{form.fields[name].label}: {words[0]}" if name in form.fields else str(words[0])


def go_on_from(form: Any, saved: Assessment | Session) -> None:
    """Let the page that is shown again know the version that was just saved."""
    form.data = form.data.copy()
    form.data["version"] = saved.revision

"""The two faces of a session: the recorder while it is a draft, the record once it is signed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from treatments.models import CheckIn, Plan, Programme, Session, Technique, TechniqueApplied
from treatments.web.episode_steps import screened_today
from treatments.web.forms.addenda import AddendumForm
from treatments.web.forms.sessions import SessionForm
from treatments.web.forms.technique_rows import TechniqueRows
from treatments.web.frames import around
from treatments.web.technique_rows import applied_in, last_before

USUAL = 6
SIGNS = ("Lumbar extension", "Lumbar flexion", "Straight leg raise left", "Straight leg raise right")


def recorder(request: HttpRequest, found: Session, form: SessionForm, rows: TechniqueRows) -> HttpResponse:
    episode = found.episode
    last = last_before(found)
    context: dict[str, Any] = {
        **around(request, episode),
        "session": found,
        "form": form,
        "rows": rows,
        "last": last,
        "last_techniques": applied_in(last),
        "answer": CheckIn.objects.visible_to(request.user).filter(episode=episode).first(),
        "plan": episode.plans.filter(status=Plan.Status.ACTIVE).prefetch_related("items__technique").first(),
        "programme": Programme.objects.filter(episode=episode, changed=True).first(),
        "signs": SIGNS,
    }
    context["usual"], context["others"] = sorted_out(rows, context["plan"], context["last_techniques"])
    context["screened"] = screened_today(episode)
    context["faults"] = rows.faults() if form.is_bound else []
    status = 400 if context["faults"] else form.status_code
    return render(request, "treatments/session.html", context, status=status)


def sorted_out(
    rows: TechniqueRows, plan: Plan | None, last: list[TechniqueApplied]
) -> tuple[list[Technique], list[Technique]]:
    """Those of the plan and of the last session, filled up to `USUAL` with the clinic's first ones; the rest."""
    offered = list(rows.techniques.values())
    planned = [item.technique_id for item in plan.items.all()] if plan else []
    near = {*planned, *(one.technique_id for one in last)}
    usual = [one for one in offered if one.pk in near]
    usual += [one for one in offered if one not in usual][: max(0, USUAL - len(usual))]
    return usual, [one for one in offered if one not in usual]


def signed_page(request: HttpRequest, found: Session, form: AddendumForm) -> HttpResponse:
    context = {**around(request, found.episode), "session": found, "form": form}
    context["techniques"] = applied_in(found)
    context["addenda"] = found.addenda.visible_to(request.user).select_related("author")
    return render(request, "treatments/session_signed.html", context, status=form.status_code)

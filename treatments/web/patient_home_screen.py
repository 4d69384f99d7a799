"""What a phone needs to put the page on its home screen. A manifest is fetched without a session: it tells nothing."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _

from patients.models import Link
from treatments.models import ProgrammeVersion
from treatments.web.patient_door import clinic_of, patient_page

PAPER, ACCENT = "#f6f4ef", "#0e6f6a"
ICONS = (
    ("mark.svg", "any", "image/svg+xml", "any"),
    ("home-192.png", "192x192", "image/png", "any maskable"),
    ("home-512.png", "512x512", "image/png", "any maskable"),
)


@patient_page(known=False, methods=("GET", "HEAD"))
def manifest(request: HttpRequest, link: Link, version: ProgrammeVersion, *, token: str) -> HttpResponse:
    page = reverse("treatments:patient_programme", args=[token])
    facts = {
        "id": page,
        "start_url": page,
        "scope": page,
        "name": _("My exercises · %(clinic)s") % {"clinic": clinic_of(version)["clinic_name"]},
        "short_name": _("My exercises"),
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": ACCENT,
        "icons": [
            {"src": static(f"physio/img/{name}"), "sizes": sizes, "type": kind, "purpose": purpose}
            for name, sizes, kind, purpose in ICONS
        ],
    }
    return JsonResponse(facts, content_type="application/manifest+json")

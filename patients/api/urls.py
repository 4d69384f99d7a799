from django.urls import URLPattern, URLResolver, path
from rest_framework.routers import SimpleRouter

from patients.api.access_events import AccessEventViewSet
from patients.api.consents import ConsentViewSet
from patients.api.documents import DocumentViewSet
from patients.api.patients import PatientViewSet
from patients.api.precautions import PrecautionViewSet
from patients.api.token import TokenView

app_name = "patients_api"

router = SimpleRouter()
router.register("patients", PatientViewSet)
router.register("precautions", PrecautionViewSet)
router.register("consents", ConsentViewSet)
router.register("documents", DocumentViewSet)
router.register("access-events", AccessEventViewSet)

urlpatterns: list[URLPattern | URLResolver] = [
    path("token/", TokenView.as_view(), name="token"),
    *router.urls,
]

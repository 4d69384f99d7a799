"""The one address an e-mail names."""

from django.http import HttpResponse
from django.urls import include, path

programme = path("p/<str:token>/", lambda request, token: HttpResponse(), name="patient_programme")

urlpatterns = [path("", include(([programme], "treatments")))]

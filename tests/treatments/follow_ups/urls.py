"""The addresses an e-mail names."""

from django.urls import include, path

from treatments.web.patient_urls import urlpatterns as patient_pages

urlpatterns = [path("", include((patient_pages, "treatments")))]

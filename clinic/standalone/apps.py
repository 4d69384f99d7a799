from django.apps import AppConfig


class StandaloneConfig(AppConfig):
    name = "clinic.standalone"
    label = "physio_standalone"

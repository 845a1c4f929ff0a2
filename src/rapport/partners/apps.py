from django.apps import AppConfig


class PartnersConfig(AppConfig):
    name = "rapport.partners"
    label = "partners"

from django.apps import AppConfig


class BriefsConfig(AppConfig):
    name = "rapport.briefs"
    label = "briefs"

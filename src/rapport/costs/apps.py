from django.apps import AppConfig


class CostsConfig(AppConfig):
    name = "rapport.costs"
    label = "costs"

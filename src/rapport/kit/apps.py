from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "rapport.kit"
    label = "kit"

from django.apps import AppConfig

from rapport.kit import lookups


class KitConfig(AppConfig):
    name = "rapport.kit"
    label = "kit"

    def ready(self) -> None:
        lookups.register()

from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "rapport.journal"
    label = "journal"

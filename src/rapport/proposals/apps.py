from django.apps import AppConfig


class ProposalsConfig(AppConfig):
    name = "rapport.proposals"
    label = "proposals"

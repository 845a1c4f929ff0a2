from django.apps import AppConfig


class ContractsConfig(AppConfig):
    name = "rapport.contracts"
    label = "contracts"

from django.apps import AppConfig


class BillingConfig(AppConfig):
    name = "rapport.billing"
    label = "billing"

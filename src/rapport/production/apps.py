from django.apps import AppConfig


class ProductionConfig(AppConfig):
    name = "rapport.production"
    label = "production"

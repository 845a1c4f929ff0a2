"""The words of Rapport's templates: amounts, shares, days, status, forms of commands."""

from django import template

register = template.Library()

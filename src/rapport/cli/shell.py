"""`rapport shell`: Python inside one agency's wall."""

import argparse
import code

from django.db import transaction

from rapport.kit.wall import enter
from rapport.people.models import Agency


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("agency", metavar="SLUG", help="the agency's short name")


def run(args: argparse.Namespace) -> int:
    with transaction.atomic():
        agency = Agency.objects.get(slug=args.agency)
        enter(agency.id)
        code.interact(f"Inside {agency}; what is written is kept when the shell ends well.", local={"agency": agency})
    return 0

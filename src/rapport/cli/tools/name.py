"""`rapport name`: a person's or company's name in its parts, its order, its form for searching."""

import argparse

from rapport.cli.tools.telling import refuse, teach, tell
from rapport.domain.names import company_form, company_name, person_key, person_name, search_form, sort_key, unaccented, vcard_name


def add_arguments(parser: argparse.ArgumentParser) -> None:
    teach(
        parser,
        'rapport name "Nguyễn Thị Ngọc Ánh"        given name Ánh, family Nguyễn',
        'rapport name "Nguyễn Thị Ngọc Ánh" --json',
        'rapport name --company "CTY TNHH MTV Đất Việt"',
        'rapport name --sort "Lê An" "Trần Ánh" "Đỗ Ân"      people in Vietnamese order, by given name',
        "rapport name --sort --text đa da dz ea    texts in Vietnamese order",
    )
    parser.add_argument("names", nargs="+", metavar="NAME")
    parser.add_argument("--company", action="store_true", help="the name is a company's")
    parser.add_argument("--sort", action="store_true", help="put the names in order, one a line")
    parser.add_argument("--text", action="store_true", help="with --sort: plain texts, not people")


def run(args: argparse.Namespace) -> int:
    if args.sort:
        ordered = sorted(args.names, key=sort_key if args.text or args.company else person_key)
        tell(args, {"sorted": ordered}, "\n".join(ordered))
        return 0
    name = " ".join(args.names)
    if not name.strip():
        return refuse(args, "name", "empty", "a name has at least one letter")
    answer = _company(name) if args.company else _person(name)
    tell(args, answer, "\n".join(f"{what:14} {value}" for what, value in answer.items()))
    return 0


def _person(name: str) -> dict[str, str]:
    parts = person_name(name)
    return {
        "given_name": parts.given, "family_name": parts.family, "middle_name": parts.middle, "vcard_n": vcard_name(name),
        "search": search_form(name), "unaccented": unaccented(name), "sort_key": person_key(name),
    }  # fmt: skip


def _company(name: str) -> dict[str, str]:
    return {
        "name": company_name(name), "normalised": company_form(name), "search": search_form(name), "unaccented": unaccented(name),
        "sort_key": sort_key(name),
    }  # fmt: skip

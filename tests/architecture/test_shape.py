"""The shape of the house: sizes, names, foreign keys, words in both languages, addresses that declare themselves."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.urls import get_resolver

from rapport.config import urls
from rapport.kit.command import REGISTRY
from rapport.kit.labels import has_label
from rapport.kit.pages import ROUTES
from rapport.kit.schema import schema_of
from rapport.kit.wall import walled_models

PACKAGE = Path(urls.__file__).resolve().parents[1]
FILES = sorted(path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts)
TEMPLATES = sorted(PACKAGE.rglob("*.html"))
# Tables of data: they are read down, not through.
DATA = {"words.py", "registry.py", "roles.py", "people.py"}
BANNED = {"utils", "helpers", "common", "misc", "manager", "data", "info", "obj", "service"}
ORDER = ["kit", "people", "journal", "approvals", "playbook", "partners", "clients", "jobs", "ledger", "briefs", "proposals", "contracts",
         "production", "costs", "billing"]  # fmt: skip


def test_no_file_is_longer_than_300_lines() -> None:
    long = {path.name: len(path.read_text().splitlines()) for path in FILES if path.name not in DATA}
    assert {name: count for name, count in long.items() if count > 300} == {}


def test_no_template_is_longer_than_120_lines() -> None:
    assert [path.name for path in TEMPLATES if len(path.read_text().splitlines()) > 120] == []


def test_no_function_is_longer_than_40_lines_of_its_own() -> None:
    long = []
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef):
                # The signature and the docstring are promises, not work.
                body = node.body[1:] if ast.get_docstring(node) else node.body
                if body and body[-1].end_lineno - body[0].lineno >= 40:
                    long.append(f"{path.name}:{node.name}")
    assert long == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [str(path) for path in FILES if path.stem in BANNED or path.parent.name in BANNED] == []


def test_foreign_keys_point_down_the_order_of_the_work() -> None:
    wrong = []
    for model in walled_models():
        own = ORDER.index(model._meta.app_label)
        for field in model._meta.local_fields:
            if field.is_relation and field.name != "agency" and field.related_model is not None:
                other = field.related_model._meta.app_label
                if other in ORDER and ORDER.index(other) > own:
                    wrong.append(f"{model.__name__}.{field.name} → {other}")
    assert wrong == []


def test_every_address_declares_capability_scope_and_methods() -> None:
    declared = {row.pattern for row in ROUTES.values()}
    libraries = ("account/", "login/", "logout/", "healthz", "readyz")
    strays = [
        str(pattern.pattern)
        for pattern in get_resolver().url_patterns
        if str(pattern.pattern) not in declared and not str(pattern.pattern).startswith(libraries) and str(pattern.pattern) != ""
    ]
    assert strays == []


def test_every_command_has_a_page_of_its_own() -> None:
    assert set(REGISTRY) - {row.command for row in ROUTES.values()} == set()


@pytest.mark.parametrize("verb", sorted(REGISTRY))
def test_every_argument_has_its_word_and_its_schema(verb: str) -> None:
    spec = REGISTRY[verb]
    assert has_label(verb)
    for name, kind in spec.arguments.items():
        assert has_label(verb, name), name
        assert schema_of(kind)


def test_every_sentence_in_a_template_is_written_in_both_languages() -> None:
    bare = []
    for path in TEMPLATES:
        for english, vietnamese in re.findall(r'{% t "([^"]*)" "([^"]*)"', path.read_text()):
            if not english or not vietnamese or set(re.findall(r"%\(\w+\)s", english)) != set(re.findall(r"%\(\w+\)s", vietnamese)):
                bare.append((path.name, english, vietnamese))
    assert bare == []


def test_pages_need_no_inline_style_and_no_inline_script() -> None:
    assert [path.name for path in TEMPLATES if re.search(r"\sstyle=|<script(?![^>]*src=)|\son(?!ly)[a-z]+=", path.read_text())] == []


def test_every_room_says_in_one_sentence_what_it_is_for() -> None:
    for app in apps.get_app_configs():
        if app.name.startswith("rapport."):
            sentence = (Path(app.path) / "__init__.py").read_text().strip()
            assert sentence.startswith('"""'), app.name


def test_a_lock_takes_its_own_row_and_not_those_it_is_read_with() -> None:
    # FOR UPDATE over a join locks the parents too: a quote that is sent would stop every write of its agency.
    wide = re.compile(r"select_for_update\(\)(?=[^\n]*select_related)")
    assert [str(path) for path in FILES if wide.search(path.read_text())] == []

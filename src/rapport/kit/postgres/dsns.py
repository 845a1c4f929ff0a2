"""The addresses that Rapport uses: the owner's, for migrations, and the application's, which is bound by the wall."""

import os
from dataclasses import dataclass
from urllib.parse import quote

from psycopg.conninfo import conninfo_to_dict, make_conninfo

from rapport.kit.postgres.cluster import is_ours, own_dsn
from rapport.kit.secrets import secret

DATABASE = "rapport"
APP, OWNER, BACKUP = "rapport_app", "rapport_owner", "rapport_backup"


@dataclass(frozen=True)
class Dsns:
    """libpq addresses of the two logins."""

    owner: str
    app: str


def dsns() -> Dsns:
    """Answer the addresses; nothing is started and nothing is asked of the server."""
    if is_ours():
        return Dsns(owner=own_dsn(DATABASE, OWNER), app=own_dsn(DATABASE, APP))
    given = os.environ["DATABASE_URL"]
    return Dsns(owner=given, app=make_conninfo(given, user=APP, password=secret("database-app")))


def admin_dsn() -> str:
    """Answer the address of a login that may make databases and logins: the superuser of our own cluster, or the one given."""
    return own_dsn("postgres", "postgres") if is_ours() else os.environ["DATABASE_URL"]


def as_url(dsn: str) -> str:
    """Write an address as a URL, for people and other programs."""
    parts = conninfo_to_dict(dsn)
    login = quote(str(parts.get("user", "")), safe="")
    if parts.get("password"):
        login += ":" + quote(str(parts["password"]), safe="")
    host = str(parts.get("host", ""))
    name = quote(str(parts.get("dbname", "")), safe="")
    if host.startswith("/"):
        return f"postgresql://{login}@/{name}?host={quote(host, safe='/')}"
    port = f":{parts['port']}" if parts.get("port") else ""
    return f"postgresql://{login}@{host}{port}/{name}"

"""The database and its logins: an owner for migrations, the application's login behind the wall, one for backups."""

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from rapport.kit.postgres.cluster import is_ours
from rapport.kit.postgres.dsns import APP, BACKUP, DATABASE, OWNER, admin_dsn
from rapport.kit.secrets import secret


def prepare(database: str = DATABASE) -> None:
    """
    Make the logins and the database where they are missing.

    Neither owner nor application is superuser or passes row-level security; the backup's login does, or its copy would be empty.
    With DATABASE_URL the login given is the owner and must be allowed to make roles.
    """
    with psycopg.connect(admin_dsn(), autocommit=True) as connection:
        owner = OWNER if is_ours() else str(conninfo_to_dict(admin_dsn())["user"])
        if is_ours():
            _role(connection, OWNER, "login nosuperuser nocreatedb nobypassrls")
            _role(connection, BACKUP, "login nosuperuser bypassrls")
        _role(connection, APP, "login nosuperuser nocreatedb nocreaterole nobypassrls")
        if not is_ours():
            password = sql.Literal(secret("database-app"))
            connection.execute(sql.SQL("alter role {} password {}").format(sql.Identifier(APP), password))
        if connection.execute("select 1 from pg_database where datname = %s", [database]).fetchone() is None:
            connection.execute(
                sql.SQL("create database {} owner {} template template0 encoding 'UTF8'").format(
                    sql.Identifier(database), sql.Identifier(owner)
                )
            )
    _grant(database)


def _role(connection: "psycopg.Connection[tuple[object, ...]]", name: str, options: str) -> None:
    if connection.execute("select 1 from pg_roles where rolname = %s", [name]).fetchone() is None:
        connection.execute(sql.SQL("create role {} " + options).format(sql.Identifier(name)))


def _grant(database: str) -> None:
    with psycopg.connect(make_conninfo(admin_dsn(), dbname=database), autocommit=True) as connection:
        app = sql.Identifier(APP)
        connection.execute(sql.SQL("grant connect on database {} to {}").format(sql.Identifier(database), app))
        connection.execute(sql.SQL("grant usage on schema public to {}").format(app))
        if is_ours():
            connection.execute(sql.SQL("alter schema public owner to {}").format(sql.Identifier(OWNER)))
            connection.execute(sql.SQL("grant pg_read_all_data to {}").format(sql.Identifier(BACKUP)))

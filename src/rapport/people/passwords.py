"""How a password is kept."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Hasher(Argon2PasswordHasher):
    """
    Argon2id with 19 MiB, two passes and one lane, as OWASP's Password Storage Cheat Sheet asks.

    Django's own 100 MiB and eight lanes cost a worker more memory than all the rest of it, for each login that is under way.
    """

    memory_cost = 19 * 1024
    time_cost = 2
    parallelism = 1

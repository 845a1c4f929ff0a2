from collections.abc import Iterator
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.crypto import salted_hmac

from rapport.kit.ids import fresh_id


class UserManager(BaseUserManager["User"]):
    """Make logins: an e-mail and a password, nothing more."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").lower())


class User(AbstractBaseUser):
    """A login: e-mail, password, factors. What the person may do stands on `Member`, one per agency."""

    id = models.UUIDField(primary_key=True, default=fresh_id, editable=False)
    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)
    # Which agencies to ask for a member at login; the member inside the wall is what counts.
    agency_ids = ArrayField(models.UUIDField(), default=list)
    # Counted up when rights are taken away: every session of the login ends with it.
    door = models.PositiveIntegerField(default=0)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = UserManager()

    def __str__(self) -> str:
        return self.email

    def get_session_auth_hash(self) -> str:
        """Bind sessions to the password and to the door."""
        return self._hash_of_session(None)

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        for secret in settings.SECRET_KEY_FALLBACKS:
            yield self._hash_of_session(secret)

    def _hash_of_session(self, secret: str | bytes | None) -> str:
        return salted_hmac("rapport.people.session", f"{self.password}:{self.door}", secret=secret, algorithm="sha256").hexdigest()

    def end_sessions(self) -> None:
        """Let every session of this login end at its next request."""
        self.door += 1
        self.save(update_fields=["door"])

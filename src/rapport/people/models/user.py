from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models

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

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = UserManager()

    def __str__(self) -> str:
        return self.email

from typing import Literal

from rapport.kit.command import command
from rapport.people.models import Member


@command
def set_preferences(
    *,
    language: Literal["vi", "en"] | None = None,
    theme: Literal["auto", "light", "dark"] | None = None,
    density: Literal["compact", "comfortable"] | None = None,
    by: Member,
) -> Member:
    """Set how Rapport looks to oneself; what is left out stays."""  # fmt: skip
    for name, value in {"language": language, "theme": theme, "density": density}.items():
        if value is not None:
            setattr(by, name, value)
    by.save(update_fields=["language", "theme", "density"])
    return by

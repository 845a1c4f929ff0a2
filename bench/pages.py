"""Time the main pages of a running Rapport through login, wall and journal: median and p95 of 30 requests, and their queries.

`RAPPORT_TIMING=1 make run` in one shell, `make bench` in another. It never judges and is no part of the tests.
"""

import os
import re
import statistics
import sys
import time
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar

BASE = os.environ.get("URL", "http://127.0.0.1:8000")
LISTS = ("today", "clients", "jobs", "quotes", "invoices", "payments", "match", "profit")
RECORDS = ("clients", "jobs", "quotes", "invoices")
ROUNDS = 30


def main() -> int:
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    page = opener.open(f"{BASE}/login/").read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    form = {
        "login": os.environ.get("EMAIL", "owner@demo.example"),
        "password": "rapport-demo",
        "csrfmiddlewaretoken": token[1] if token else "",
    }
    opener.open(f"{BASE}/login/", urllib.parse.urlencode(form).encode()).read()
    addresses = [f"/{name}/" for name in LISTS]
    for name in RECORDS:
        found = re.findall(rf'href="(/{name}/[0-9a-f-]{{36}}/)"', opener.open(f"{BASE}/{name}/").read().decode())
        addresses += found[:1]
    for address in addresses:
        times, queries = [], ""
        for _round in range(ROUNDS):
            started = time.perf_counter()
            answer = opener.open(BASE + address)
            answer.read()
            times.append((time.perf_counter() - started) * 1000)
            match = re.search(r'desc="(\d+)"', answer.headers.get("Server-Timing", ""))
            queries = match[1] if match else "?"
        times.sort()
        name = re.sub(r"[0-9a-f-]{36}", "…", address)
        sys.stdout.write(
            f"{name:20} median {statistics.median(times):6.1f} ms  p95 {times[int(ROUNDS * 0.95)]:6.1f} ms  {queries} queries\n"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""`rapport work`: the background worker; with --until-idle everything that is due by now, then it returns."""

import argparse
import asyncio
from typing import Any

from procrastinate.contrib.django import app

from rapport.config import periodic
from rapport.demo.volume import later as volume
from rapport.kit import later


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--until-idle", action="store_true", help="do what is due by now, queue and nightly work, and return")


def run(args: argparse.Namespace) -> int:
    volume.register()
    if args.until_idle:
        # Both names make the tasks known to the worker.
        assert later.do is not None
        asyncio.run(_take_up())
        _worker().run_worker(wait=False, install_signal_handlers=False, listen_notify=False)
        periodic.seal_all()
        return 0
    _worker().run_worker(wait=True, concurrency=1)
    return 0


def _worker() -> Any:
    return app.with_connector(app.connector.get_worker_connector())  # type: ignore[attr-defined]


async def _take_up() -> None:
    worker = _worker()
    async with worker.open_async():
        await periodic.take_up(worker)

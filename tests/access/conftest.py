"""Thousands of requests on a busy machine: how long one takes is tried elsewhere."""

from contextlib import nullcontext

import pytest


@pytest.fixture(autouse=True)
def _no_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rapport.config.request.deadline", lambda _connection: nullcontext())

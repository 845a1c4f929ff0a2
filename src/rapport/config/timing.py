"""With `RAPPORT_TIMING=1` each answer says how many queries it took and how long they ran."""

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse


class TimingMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not settings.SHOWS_TIMING:
            return self.get_response(request)
        count, spent = 0, 0.0

        def measure(execute: Any, sql: Any, params: Any, many: Any, context: Any) -> Any:
            nonlocal count, spent
            started = time.perf_counter()
            try:
                return execute(sql, params, many, context)
            finally:
                count += 1
                spent += time.perf_counter() - started

        with connection.execute_wrapper(measure):
            response = self.get_response(request)
        response["Server-Timing"] = f'db;desc="{count}";dur={spent * 1000:.1f}'
        return response

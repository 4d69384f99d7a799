"""What would open a page without signing in stays out of the log."""

import logging

import pytest

from clinic.standalone.logs import WithoutTokens, without_tokens

LINES = {
    "GET /calendar/Xy_9-secret.ics": "GET /calendar/…",
    "GET /p/Xy_9-secret/done/": "GET /p/…/done/",
    "GET /calendars/": "GET /calendars/",
}


@pytest.mark.parametrize("line", LINES)
def test_an_address_is_logged_without_its_token(line: str) -> None:
    record = logging.LogRecord("django.request", logging.WARNING, "", 1, "Not Found: %s", (line,), None)
    WithoutTokens().filter(record)
    assert record.getMessage() == f"Not Found: {LINES[line]}"
    assert without_tokens(None, "info", {"request": line}) == {"request": LINES[line]}

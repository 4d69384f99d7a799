"""One line a request, without what would open a patient's page."""

import logging
import os
import re

import structlog
from structlog.typing import EventDict, WrappedLogger

TOKEN = re.compile(r"(/p/|/calendar/|/api/programme/)[^/\s]+")


def without_tokens(logger: WrappedLogger, method: str, event: EventDict) -> EventDict:
    """A link is a key: it stays out of the log."""
    return {
        key: TOKEN.sub(r"\1…", value) if isinstance(value, str) else value for key, value in event.items()
    }


class WithoutTokens(logging.Filter):
    """The same for what Django itself logs, a missing page for instance."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = TOKEN.sub(r"\1…", record.getMessage()), None
        return True


def only_the_answer(logger: WrappedLogger, method: str, event: EventDict) -> EventDict:
    """That a request began is told by its end."""
    if event.get("event") == "request_started":
        raise structlog.DropEvent
    return event


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(levelname)s %(name)s %(message)s"}},
    "filters": {"tokens": {"()": WithoutTokens}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["tokens"]}},
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "INFO")},
}


def set_up() -> None:
    structlog.configure(
        processors=[
            only_the_answer,
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            without_tokens,
            structlog.processors.KeyValueRenderer(key_order=["event", "request", "code", "user_id"]),
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )

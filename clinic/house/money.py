"""Prices as people write them, and as they are stored: whole pence, cents, or whatever the smallest coin is. Pure."""

from decimal import Decimal

USUAL_DIGITS = 2
DIGITS = {
    **dict.fromkeys(("CLP", "ISK", "JPY", "KRW", "PYG", "UGX", "VND", "XAF", "XOF"), 0),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
}


def digits(currency: str) -> int:
    return DIGITS.get(currency, USUAL_DIGITS)


def in_minor(amount: Decimal, currency: str) -> int | None:
    """None where the amount is no whole number of the smallest coin."""
    minor = amount.scaleb(digits(currency))
    return int(minor) if minor == minor.to_integral_value() else None


def in_major(minor: int, currency: str) -> Decimal:
    return Decimal(minor).scaleb(-digits(currency))

"""Who on the waiting list could come."""

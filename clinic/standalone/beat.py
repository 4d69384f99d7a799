"""What is done by the clock. The README lists the same for a project of your own."""

SCHEDULE = {
    "release-due-follow-ups": {"task": "treatments.tasks.release_due_follow_ups", "schedule": 15},
    "deliver-due-messages": {"task": "clinic.tasks.deliver_due_messages", "schedule": 10},
    "fill-freed-slots": {"task": "clinic.tasks.fill_freed_slots", "schedule": 15},
    "send-due-booking-codes": {"task": "clinic.tasks.send_due_booking_codes", "schedule": 10},
    "forget-unfinished-bookings": {"task": "clinic.tasks.forget_unfinished_bookings", "schedule": 3600},
    "review-open-episodes": {"task": "treatments.tasks.review_open_episodes", "schedule": 3600},
    "follow-up-unanswered": {"task": "treatments.tasks.follow_up_unanswered", "schedule": 3600},
    "review-doses": {"task": "treatments.tasks.review_doses", "schedule": 3600},
    "read-outside-calendars": {"task": "clinic.tasks.read_outside_calendars", "schedule": 900},
}

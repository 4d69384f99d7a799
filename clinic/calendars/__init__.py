"""The diary in other calendars, and other calendars in the diary."""

"""When somebody and something is free: hours, what takes time, and rooms and machines beside it."""

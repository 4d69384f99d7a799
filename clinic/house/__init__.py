"""What the clinic consists of, beyond its rows: opening days, prices, weekly hours."""

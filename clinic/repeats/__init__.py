"""What happens again and again: which days it falls on, and what becomes of each."""

"""What the clinic writes to patients: about their visits, and about times held for them."""

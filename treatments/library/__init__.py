"""What an exercise of the library may be: its words, its drawing, its photos and clips."""

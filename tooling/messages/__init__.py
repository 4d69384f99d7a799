"""What patients read, collected for translators and compiled for Django."""

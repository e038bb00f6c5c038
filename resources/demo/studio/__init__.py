"""Score, sound, mix and check of the demo pieces."""

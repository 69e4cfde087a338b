"""What a pain diary is made of: plain Python, no Qt, no SQL, no numpy."""

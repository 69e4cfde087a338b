"""The body map: where it hurts, is numb or is sore to touch, and how that spread over months."""

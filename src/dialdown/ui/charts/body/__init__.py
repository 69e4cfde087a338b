"""Where it hurt: the body map over a period."""

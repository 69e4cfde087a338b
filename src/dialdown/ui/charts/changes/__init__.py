"""What changed: treatments, one period against another, the last ninety days."""

"""What keeps the diary kind over time: quiet lines, pauses, reminders that were asked for."""

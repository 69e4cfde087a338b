"""The Diary tab: a month on the left, one day on the right."""

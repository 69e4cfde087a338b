"""The dialog in which a person looks at the appointment summary, prints it and saves it."""

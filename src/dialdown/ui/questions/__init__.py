"""What to track: which questions are asked, in which order, and the person's own ones."""

from dialdown.ui.questions.dialog import QuestionsDialog

__all__ = ["QuestionsDialog"]

"""What the commands without a window do. Each yields the sentences that it has to say.

They raise DiaryError, UnreadableFileError, ExportError, OSError or CommandError for what cannot be;
the text of each is one sentence for the person.
"""

"""What can go wrong with the diary file, each in one sentence that a person understands.

These are facts about the computer, not bugs: the window and the commands show their text.
"""


class DiaryError(Exception):
    """The diary cannot be used as asked. The text says why and that nothing was changed."""


class MissingDiaryError(DiaryError):
    """There is no diary where one should be. None is created."""


class ForeignFileError(DiaryError):
    """The file is empty, or it is not a diary of this program."""


class NewerDiaryError(DiaryError):
    """The file was written by a newer Dialdown."""


class DamagedDiaryError(DiaryError):
    """The file is a diary, but parts of it cannot be read."""


class SaveError(DiaryError):
    """A change was not saved. What the person typed is still where they typed it."""


class MovedDiaryError(SaveError):
    """The open file was deleted, renamed or replaced: nothing more can be saved to it."""


class BackupError(DiaryError):
    """No backup was made, or a backup cannot be used. The diary itself is untouched."""

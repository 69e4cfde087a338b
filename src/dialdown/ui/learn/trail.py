"""Back and forward through what was opened."""


class Trail:
    """The names of the articles in the order in which they were opened."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._at = -1

    @property
    def can_go_back(self) -> bool:
        """Whether something was open before."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether something was left by going back."""
        return self._at < len(self._names) - 1

    def visit(self, name: str) -> None:
        """`name` is open now; what lay ahead is forgotten, unless it was open already."""
        if self._names[self._at : self._at + 1] == [name]:
            return
        self._at += 1
        self._names[self._at :] = [name]

    def back(self) -> str | None:
        """The one before, None at the beginning."""
        return self._step(-1) if self.can_go_back else None

    def forward(self) -> str | None:
        """The one ahead, None at the end."""
        return self._step(1) if self.can_go_forward else None

    def _step(self, way: int) -> str:
        self._at += way
        return self._names[self._at]

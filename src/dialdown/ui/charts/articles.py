"""Which article of Learn belongs to a factor."""

_ARTICLES = {"sleep_hours": "alarm-set-too-high", "sleep_quality": "alarm-set-too-high"}
"""The other way round from what Learn shows beside its articles."""


def matching_article(factor: str) -> str:
    """Its slug, empty where there is none."""
    return _ARTICLES.get(factor, "")

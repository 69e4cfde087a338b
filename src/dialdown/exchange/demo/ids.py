"""Identities that the seed decides, so that the same seed gives the same diary."""

from random import Random
from uuid import UUID


def fresh_id(chance: Random) -> str:
    """The next identity."""
    return str(UUID(int=chance.getrandbits(128), version=4))

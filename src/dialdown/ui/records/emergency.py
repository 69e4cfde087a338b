"""Which number calls for help in an emergency, where that is certain; elsewhere nothing is guessed.

112 holds in every member state of the European Union (MEMO/05/363 of the European Commission,
2005, and its list of members today), 999 in the United Kingdom, 911 in the United States and
Canada, 000 in Australia.
"""

_EUROPEAN_UNION = (
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE",
    "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
)  # fmt: skip
_NUMBERS = dict.fromkeys(_EUROPEAN_UNION, "112") | {
    "GB": "999", "US": "911", "CA": "911", "AU": "000",
}  # fmt: skip


def emergency_number(country: str) -> str:
    """The number for a two-letter country code; empty where it is not known for certain."""
    return _NUMBERS.get(country.upper(), "")

"""Dates and times in words, as the language and country in force write them."""

from datetime import date

from PySide6.QtCore import QDate, QLocale

from dialdown.i18n import _


def use_locale() -> None:
    """Write dates in the program's language, with the habits of the computer's country."""
    system = QLocale.system()
    anywhere = QLocale.Country.World
    territory = anywhere if system.language() is QLocale.Language.C else system.territory()
    QLocale.setDefault(QLocale(QLocale.Language.English, territory))


def long_date(when: date) -> str:
    """Sunday 22 November; with the year where it is not obvious."""
    return _form(when, "dddd d MMMM")


def short_date(when: date) -> str:
    """22 Nov."""
    return _form(when, "d MMM")


def full_date(when: date) -> str:
    """22 November 2026."""
    return _form(when, "d MMMM yyyy")


def month_name(when: date) -> str:
    """November 2026."""
    return _form(when, "MMMM yyyy")


def month_only(when: date) -> str:
    """November, alone."""
    return QLocale().standaloneMonthName(when.month)


def weekday_letters() -> list[str]:
    """Seven short names from the first day of the week on."""
    locale = QLocale()
    return [
        locale.standaloneDayName((first_weekday() + i) % 7 + 1, QLocale.FormatType.NarrowFormat)
        for i in range(7)
    ]


def first_weekday() -> int:
    """0 for Monday to 6 for Sunday."""
    return QLocale().firstDayOfWeek().value - 1


def weekday_name(when: date) -> str:
    """Sunday."""
    return _form(when, "dddd")


def how_long_ago(when: date, today: date) -> str:
    """Today, yesterday, or the date."""
    days = (today - when).days
    if days == 0:
        return _("today")
    if days == 1:
        return _("yesterday")
    return short_date(when)


def _form(when: date, pattern: str) -> str:
    return QLocale().toString(QDate(when.year, when.month, when.day), pattern)

"""The language that users read: Italian, or English on request.

Messages are written in English in the code and looked up in `locale/<language>/LC_MESSAGES/spoglio.mo`;
the English text is its own key, so English needs no catalogue.
"""

import gettext
from pathlib import Path

LOCALE_DIR = Path(__file__).parent / "locale"
LANGUAGES = ("it", "en")

_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def set_language(language: str) -> None:
    """Makes `language` ("it" or "en") the one that `_` and `ngettext` speak from now on."""
    global _catalogue
    _catalogue = gettext.translation("spoglio", LOCALE_DIR, [language], fallback=language == "en")


def _(message: str) -> str:
    """The message in the current language."""
    return _catalogue.gettext(message) if message else ""


def ngettext(singular: str, plural: str, count: int) -> str:
    """The message in the current language, in the number that `count` asks for."""
    return _catalogue.ngettext(singular, plural, count)


def in_every_language(message: str) -> list[str]:
    """The message in each of the languages: what an earlier run has written may be in any of them."""
    catalogues = (gettext.translation("spoglio", LOCALE_DIR, [one], fallback=one == "en") for one in LANGUAGES)
    return [catalogue.gettext(message) for catalogue in catalogues]


def N_(message: str) -> str:
    """Marks a message for translation where it is defined; `_` translates it where it is shown."""
    return message

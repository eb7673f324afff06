"""Where the pipelines lie that ship with Spoglio: in `models/` of the sources, inside the package once installed."""

from pathlib import Path

NO_MODEL = "none"
DEFAULT = "accurate"
SHIPPED = {"accurate": "it_spoglio_accurate", "fast": "it_spoglio_fast"}
"""The folder of each shipped pipeline, by the short name that users give."""

_PACKAGE = Path(__file__).parent
_PLACES = (_PACKAGE / "models", _PACKAGE.parent / "models")


def path_of(model: str) -> str:
    """The folder of a shipped pipeline; any other name or folder is given back as it is."""
    folder = SHIPPED.get(model, model)
    return next((str(place / folder) for place in _PLACES if model in SHIPPED and (place / folder).is_dir()), model)

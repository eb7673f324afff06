"""The day that a file's name begins with or holds: `2019-07-25_titolo.pdf`, `25-07-2019 comunicato.docx`."""

import re
from datetime import date
from pathlib import PurePath

_YEAR_FIRST = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<sign>[-_. ]?)(?P<month>\d\d)(?P=sign)(?P<day>\d\d)(?!\d)")
_DAY_FIRST = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})(?P<sign>[-_. ])(?P<month>\d{1,2})(?P=sign)(?P<year>(?:19|20)\d\d)(?!\d)"
)


def day_in_name(name: str) -> date | None:
    """The first possible day in a file's name, None where it holds none."""
    stem = PurePath(name).stem
    for pattern in (_YEAR_FIRST, _DAY_FIRST):
        for match in pattern.finditer(stem):
            try:
                return date(int(match["year"]), int(match["month"]), int(match["day"]))
            except ValueError:
                continue
    return None

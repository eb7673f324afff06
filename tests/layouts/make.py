"""Makes the set anew: every file with its program, every expected text from its communiqué.

Run as `python -m tests.layouts.make [PART OF A FILE'S NAME]`. Without a name, files that no layout makes are removed.
"""

import sys

from rich.progress import track

from tests.layouts import (
    make_html,
    make_latex,
    make_libreoffice,
    make_mail,
    make_reportlab,
    make_scans,
    make_text,
    make_word,
)
from tests.layouts.layout import FILES, expected_of

# Mails attach files of the set, and scans are drawn from them.
LAYOUTS = (
    *make_latex.LAYOUTS,
    *make_html.LAYOUTS,
    *make_reportlab.LAYOUTS,
    *make_libreoffice.LAYOUTS,
    *make_word.LAYOUTS,
    *make_text.LAYOUTS,
    *make_mail.LAYOUTS,
    *make_scans.LAYOUTS,
)


def main() -> None:
    """Makes the layouts whose file names hold the word given, or all of them."""
    part = sys.argv[1] if len(sys.argv) > 1 else ""
    for layout in track([layout for layout in LAYOUTS if part in layout.file], "layouts"):
        layout.write()
    if not part:
        made = {path for layout in LAYOUTS for path in (layout.path, expected_of(layout.path))}
        for path in set(FILES.iterdir()) - made:
            path.unlink()


if __name__ == "__main__":
    main()

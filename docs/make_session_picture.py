"""Draws `docs/sessione.svg`, a whole review as it was seen in tmux: `python docs/make_session_picture.py`.

The program is the real one, in a real terminal, on documents of our own corpus; it needs tmux.
"""

import shlex
import subprocess
import sys
import time
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "sessione.svg"
WIDTH, HEIGHT = 132, 34
SESSION = "spoglio-picture"
PATIENCE = 60.0  # seconds
DOCUMENTS = ("003_soiltwin.html", "009_forestloop.pdf", "012_lumenara.txt")
# What is said of each picture, the keys that lead to it, and words that show that the screen is there.
STEPS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("La revisione si apre sul primo dato da controllare", (), "Documenti"),
    ("a accetta, x respinge: il programma passa da solo al dato seguente", ("a", "a", "x"), "respinto"),
    ("e corregge: il modulo", ("e",), "Invio salva"),
    (
        "A accetta i dati abbastanza sicuri, dopo averli mostrati",
        ("Escape", "A", "Left", "Left"),
        "affidabilità di almeno",
    ),
    ("h: chi ha fatto che cosa", ("Enter", "h"), "Cronologia"),
    ("q esce e riassume la seduta", ("Escape", "q"), "controllati"),
)


def main() -> None:
    """Extracts the documents, reviews them in tmux and saves what was to be seen."""
    console = Console(record=True, width=WIDTH, file=StringIO(), color_system="truecolor", force_terminal=True)
    with TemporaryDirectory() as folder:
        database = f"sqlite:///{folder}/review.db"
        files = [str(ROOT / "corpus" / "development" / name) for name in DOCUMENTS]
        _spoglio("extract", *files, "--db", database)
        try:
            _tmux("new-session", "-d", "-s", SESSION, "-x", str(WIDTH), "-y", str(HEIGHT), _shell(database))
            for number, (said, keys, wanted) in enumerate(STEPS, 1):
                console.print(Text(f"{number}. {said}", style="bold"))
                console.print(Text.from_ansi(_screen_after(keys, wanted)))
        finally:
            _tmux("kill-session", "-t", SESSION, check=False)
    PICTURE.write_text(console.export_svg(title="spoglio review"), encoding="utf-8")


def _shell(database: str) -> str:
    command = shlex.join([sys.executable, "-m", "extractor", "review", "--db", database, "--reviewer", "anna"])
    # The shell stays, so that what the program prints at the end can be seen.
    return f"COLORTERM=truecolor {command}; sleep 600"


def _screen_after(keys: tuple[str, ...], wanted: str) -> str:
    for key in keys:
        _tmux("send-keys", "-t", SESSION, key)
        time.sleep(0.5)
    until = time.monotonic() + PATIENCE
    while wanted not in _tmux("capture-pane", "-p", "-t", SESSION):
        if time.monotonic() > until:
            raise TimeoutError(wanted)
        time.sleep(0.2)
    time.sleep(0.5)
    return _tmux("capture-pane", "-e", "-p", "-t", SESSION).rstrip()


def _spoglio(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "extractor", *arguments], check=True, cwd=ROOT)


def _tmux(*arguments: str, check: bool = True) -> str:
    done = subprocess.run(["tmux", *arguments], check=check, capture_output=True, text=True, cwd=ROOT)
    return done.stdout


if __name__ == "__main__":
    main()

"""What a folder holds besides files, and files that do not stay as they were found."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

from tests.readers import samples

_NAMES = (
    "a\nb.txt",
    "a\x1b[2J\x07.txt",
    "a\rb.txt",
    "-rf.txt",
    " .txt",
    "$(reboot).txt",
    "a" * 240 + ".txt",
    "\u202etxt.exe.txt",
)
_BYTE_NAMES = (b"citt\xe0.txt", b"\xff\xfe.txt")


def strange_places(folder: Path) -> None:
    """Makes names, links and things that are no files; what may not be read is readable for the superuser."""
    for number, name in enumerate((*_NAMES, *map(os.fsdecode, _BYTE_NAMES))):
        (folder / name).write_bytes(samples.plain([*samples.COMMUNIQUE, f"Nome numero {number}."]))
    os.mkfifo(folder / "pipe.txt")
    os.mkfifo(folder / "pipe.pdf")
    (folder / "folder.pdf").mkdir()
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "round").symlink_to(folder)
    (folder / "nowhere.pdf").symlink_to("gone.pdf")
    (folder / "denied.txt").write_bytes(samples.plain())
    (folder / "denied.txt").chmod(0)
    (folder / "closed").mkdir(mode=0)
    (folder / "null.txt").symlink_to("/dev/null")
    (folder / "zero.txt").symlink_to("/dev/zero")
    (folder / "memory.txt").symlink_to("/proc/self/mem")
    (folder / "log.txt").symlink_to("/proc/kmsg")


def unsteady_files(folder: Path) -> dict[Path, Callable[[Path], None]]:
    """Makes files that are sound when they are found; what happens to each soon afterwards."""
    changes: dict[str, Callable[[Path], None]] = {
        "vanishes.txt": Path.unlink,
        "vanishes.pdf": Path.unlink,
        "is_emptied.txt": lambda path: path.write_bytes(b"") and None,
        "becomes_a_folder.txt": lambda path: (path.unlink(), path.mkdir()) and None,
        "becomes_a_pipe.txt": lambda path: (path.unlink(), os.mkfifo(path)) and None,
        "becomes_a_loop.txt": lambda path: (path.unlink(), path.symlink_to(path.name)) and None,
        "is_closed.txt": lambda path: path.chmod(0),
        "becomes_another.pdf": lambda path: path.write_bytes(samples.word()) and None,
        "is_cut.pdf": lambda path: os.truncate(path, 1500),
    }
    made = {folder / name: change for name, change in changes.items()}
    for number, path in enumerate(made):
        paragraphs = [*samples.COMMUNIQUE, f"File numero {number}."]
        path.write_bytes(samples.pdf(paragraphs) if path.suffix == ".pdf" else samples.plain(paragraphs))
    return made


@contextmanager
def never_still(path: Path) -> Iterator[None]:
    """Keeps rewriting a file, now whole, now cut, now gone, for as long as the context lasts."""
    done = Event()
    states = (samples.pdf(), samples.pdf()[:2000], samples.word(), b"")
    path.write_bytes(states[0])

    def rewrite() -> None:
        turn = 0
        while not done.wait(0.001):
            path.unlink(missing_ok=True)
            path.write_bytes(states[turn % len(states)])
            turn += 1

    writer = Thread(target=rewrite, daemon=True)
    writer.start()
    try:
        yield
    finally:
        done.set()
        writer.join()

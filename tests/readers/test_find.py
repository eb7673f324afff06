"""Which files a batch gets: each document once, in one order, and nothing lost in silence."""

import os
from pathlib import Path

import pytest

from extractor.errors import UnreadableDocument
from extractor.readers.find import find_documents, supported


def touch(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("testo")


def found(*paths: Path) -> list[str]:
    """The names found, below the first path; a refusal as `name: reason`."""
    return [
        f"{each.path.relative_to(paths[0])}: {each.reason}"
        if isinstance(each, UnreadableDocument)
        else str(each.relative_to(paths[0]))
        for each in find_documents(paths)
    ]


def test_folders_are_walked_in_order_and_only_documents_taken(tmp_path: Path) -> None:
    touch(tmp_path, "b/z.pdf", "b/a.DOCX", "a.txt", "c.html", "d.eml", "e.md")
    touch(tmp_path, "a.gold.json", "rules.yaml", "README.md", "b/readme.txt", ".hidden.txt", ".git/x.txt", "~$a.docx")
    touch(tmp_path, "__MACOSX/a.docx", "picture.png", "nosuffix")
    assert found(tmp_path) == ["a.txt", "b/a.DOCX", "b/z.pdf", "c.html", "d.eml", "e.md"]


def test_documents_that_cannot_be_read_are_not_passed_over(tmp_path: Path) -> None:
    touch(tmp_path, "vecchio.doc", "scheda.pages", "nota.pdf.p7m")
    assert found(tmp_path) == ["nota.pdf.p7m", "scheda.pages", "vecchio.doc"]


def test_a_file_named_by_the_user_is_always_taken(tmp_path: Path) -> None:
    touch(tmp_path, "README.md", "dati.json", ".nascosto.txt")
    names = ["dati.json", "README.md", ".nascosto.txt"]
    assert list(find_documents([tmp_path / name for name in names])) == [tmp_path / name for name in names]


def test_each_file_stands_once_under_whatever_name(tmp_path: Path) -> None:
    touch(tmp_path, "uno/a.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "uno/a.txt")
    (tmp_path / "due").symlink_to(tmp_path / "uno")
    assert found(tmp_path, tmp_path / "uno", tmp_path / "uno/a.txt") == ["b.txt"]


def test_links_that_lead_in_circles_or_nowhere_are_named(tmp_path: Path) -> None:
    touch(tmp_path, "z.txt")
    (tmp_path / "cerchio").symlink_to(tmp_path)
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "rotto.pdf").symlink_to("via.pdf")
    assert found(tmp_path) == [
        "cerchio: The symbolic link leads back to a folder that holds it.",
        "loop.txt: The symbolic link leads back to itself.",
        "rotto.pdf: The file does not exist (any more).",
        "z.txt",
    ]


def test_a_missing_path_and_a_closed_folder_do_not_end_the_search(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    touch(tmp_path, "a/x.txt", "b/y.txt", "c/z.txt")
    listdir = os.listdir

    def refuse(folder: Path) -> list[str]:
        if folder.name == "b":
            raise PermissionError(13, "Permission denied")
        return listdir(folder)

    monkeypatch.setattr(os, "listdir", refuse)
    assert found(tmp_path, tmp_path / "via") == [
        "a/x.txt",
        "b: Permission to read it is denied.",
        "c/z.txt",
        "via: The file does not exist (any more).",
    ]


@pytest.mark.parametrize(("name", "expected"), [("a.PDF", True), ("a.eml", True), ("a.doc", False), ("a", False)])
def test_supported(name: str, expected: bool) -> None:
    assert supported(Path(name)) is expected

"""What a web page says of itself for machines: JSON-LD and meta elements. Only what states a publication is taken."""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from extractor.readers.normalise import normalise
from extractor.schema.document import Hints
from extractor.values.dates import parse_date

_ARTICLE = re.compile(r"Article|PressRelease|BlogPosting|Report", re.IGNORECASE)
_PUBLISHED = (
    *("article:published_time", "datepublished", "og:published_time", "dcterms.issued", "dc.date.issued"),
    *("dcterms.date", "dc.date", "pubdate", "publishdate", "publication_date", "date"),
)
_PUBLISHER = ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name")
_TITLE = ("og:title", "dc.title", "dcterms.title", "twitter:title")
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator")
_ISO_DAY = re.compile(r"\s*(\d{4})-?(\d\d)-?(\d\d)(?!\d)")
_DEEPEST = 6


def hints_of(tree: Any) -> Hints:
    """Title, publisher, day of publication and authors as the page's metadata state them."""
    article = _article(tree)
    meta = dict(_meta(tree))
    publisher = _first(_names(article.get("publisher")), _values(meta, _PUBLISHER))
    title = _first(
        _names(article.get("headline")), _values(meta, _TITLE), _sole_headline(tree), tree.xpath("//title/text()")
    )
    stated = (*_names(article.get("datePublished")), *_values(meta, _PUBLISHED), *_time_elements(tree))
    authors = (*_names(article.get("author")), *_values(meta, _AUTHORS))
    return Hints(
        title=_without_publisher(title, publisher),
        publisher=publisher,
        published=next((day for day in map(_day, stated) if day), None),
        authors=tuple(dict.fromkeys(name for name in map(_clean, authors) if name and "//" not in name)),
    )


def _article(tree: Any) -> dict[str, Any]:
    """Of the articles that the page describes the one whose headline it bears, else the first."""
    articles = list(_articles(tree))
    headlines = {_clean("".join(headline.itertext())).casefold() for headline in tree.iter("h1")}
    named = (
        one for one in articles if not headlines.isdisjoint(_clean(n).casefold() for n in _names(one.get("headline")))
    )
    return next(named, next(iter(articles), {}))


def _articles(tree: Any) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        if "ld+json" in script.get("type", ""):
            try:
                content = json.loads(script.text or "", strict=False)
            except (ValueError, RecursionError):
                continue
            yield from _articles_in(content, _DEEPEST)


def _articles_in(content: Any, depth: int) -> Iterator[dict[str, Any]]:
    if isinstance(content, dict):
        if _ARTICLE.search(str(content.get("@type", ""))):
            yield content
        content = list(content.values())
    if isinstance(content, list) and depth:
        for part in content:
            yield from _articles_in(part, depth - 1)


def _names(value: Any) -> list[str]:
    """The strings of a JSON-LD value: itself, the names of its objects, or those of its list."""
    if isinstance(value, list):
        return [name for part in value for name in _names(part) if not isinstance(part, list)]
    found = value.get("name") if isinstance(value, dict) else value
    return [found] if isinstance(found, str) else []


def _meta(tree: Any) -> Iterator[tuple[str, str]]:
    """Each meta's name and content, the first of a name last, so that a dictionary keeps it."""
    for element in reversed(list(tree.iter("meta"))):
        for attribute in ("property", "name", "itemprop"):
            if element.get(attribute):
                yield element.get(attribute).lower(), element.get("content", "")


def _values(meta: dict[str, str], names: Iterable[str]) -> list[str]:
    return [meta[name] for name in names if name in meta]


def _sole_headline(tree: Any) -> list[str]:
    headlines = list(tree.iter("h1"))
    return ["".join(headlines[0].itertext())] if len(headlines) == 1 else []


def _time_elements(tree: Any) -> list[str]:
    marked = (e for e in tree.iter("time") if "pubdate" in e.attrib or e.get("itemprop") == "datePublished")
    return [element.get("datetime", "") for element in marked]


def _first(*candidates: Iterable[str]) -> str | None:
    return next((text for group in candidates for text in map(_clean, group) if text), None)


def _clean(text: str) -> str:
    return " ".join(normalise(text).text.split())


def _without_publisher(title: str | None, publisher: str | None) -> str | None:
    """The title without the site's name, which many sites add to it."""
    if title and publisher:
        return re.sub(rf"\s+[-–—|·•]\s+{re.escape(publisher)}$", "", title)
    return title


def _day(text: str) -> date | None:
    """The day of an ISO 8601 or Italian date, as written, in the page's own time zone."""
    try:
        if iso := _ISO_DAY.match(text):
            return date(*map(int, iso.groups()))
        stated = parse_date(text)
    except ValueError:
        return None
    return stated.first if stated.first == stated.last else None

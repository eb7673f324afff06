"""Web pages: the whole of a page that is all article, and of any other the part that trafilatura takes for the article.

trafilatura finds where the article is but drops short lines of it, such as a communiqué's number; so its answer is used
to mark the first and the last block of the article, and what stands between them is taken as it stands on the page.
Nothing is ever fetched.
"""

import re
from copy import deepcopy
from typing import Any

import trafilatura
from lxml.etree import LxmlError
from lxml.html import HTMLParser, document_fromstring

from extractor.messages import _
from extractor.readers.draft import Draft, Source
from extractor.readers.encoding import decode_markup
from extractor.readers.html_blocks import Block, blocks_of
from extractor.readers.html_hints import hints_of
from extractor.readers.paragraphs import is_list_item, joined

_MAIN = ("//main", "//*[@role='main' or @id='main']", "//article", "//*[@itemprop='articleBody']")
# How mail programs mark what their user did not write anew.
_QUOTES = "//blockquote[@type='cite' or contains(@class, 'gmail_quote') or contains(@class, 'yahoo_quoted')]"
_SIGNATURES = "//*[contains(@class, 'moz-signature') or contains(@class, 'gmail_signature')]"
_MOST = 0.5
_LONGEST_LINK = 60
_CUT_SHORT = "ERR_RESOURCE_LIMIT"
_ALL_ARTICLE = 0.8
_LITTLE = 0.25
_MENU = 0.6
# trafilatura makes little of so few words.
_SHORT_PAGE = 200
_SHORTEST_MATCH = 12
_LINES_ABOVE = 3


def draft(source: Source) -> Draft:
    """The article of a web page and what its metadata say; raises UnreadableDocument if it holds no text."""
    tree = _tree(source)
    blocks = _blocks(tree, source)
    article = _stated_article(tree, blocks) or _found_article(tree, blocks)
    return Draft(joined(block.text for block in article), hints=hints_of(tree))


def mail_text(source: Source, *, quotes: bool) -> str:
    """All the text of an e-mail that was written as a web page, with or without earlier mails that it quotes.

    Raises UnreadableDocument as `draft` does.
    """
    tree = _tree(source)
    for element in tree.xpath(_SIGNATURES if quotes else f"{_SIGNATURES} | {_QUOTES}"):
        if element.getparent() is not None:
            element.drop_tree()
    return joined(block.text for block in _blocks(tree, source))


def _tree(source: Source) -> Any:
    text = decode_markup(source.content)
    if text is None:
        raise source.refuse(_("The file holds binary data, not text."))
    parser = HTMLParser(encoding="utf-8", remove_comments=True, huge_tree=True)
    try:
        tree = document_fromstring(text.encode(), parser=parser)
    except LxmlError as error:
        raise source.refuse(_("The document holds no text.")) from error
    if any(entry.type_name == _CUT_SHORT for entry in parser.error_log):
        raise source.refuse(_("The page's elements are nested too deeply to be read whole."))
    return tree


def _blocks(tree: Any, source: Source) -> list[Block]:
    body = tree.find("body")
    blocks = blocks_of(tree if body is None else body)
    source.check_length(_length(blocks))
    return blocks


def _stated_article(tree: Any, blocks: list[Block]) -> list[Block]:
    """What the page itself marks as its main part, if it is marked once and holds most of the text."""
    for path in _MAIN:
        marked = tree.xpath(path)
        if len(marked) == 1 and _length(main := blocks_of(marked[0])) > _MOST * _length(blocks):
            return [block for block in main if block.linked < _MENU or len(block.text) <= _LONGEST_LINK]
    return []


def _found_article(tree: Any, blocks: list[Block]) -> list[Block]:
    found = _folded(trafilatura.extract(deepcopy(tree), include_comments=False, favor_recall=True) or "")
    taken = [_is_in(block, found) for block in blocks]
    share = _length([block for block, is_taken in zip(blocks, taken, strict=True) if is_taken]) / max(
        1, _length(blocks)
    )
    if share < _LITTLE or _length(blocks) < _SHORT_PAGE:
        return [block for block in blocks if block.linked < _MENU] or blocks
    first, last = taken.index(True), len(taken) - taken[::-1].index(True)
    if share < _ALL_ARTICLE:
        first = _first_block(blocks, first)
        return [
            block for block, known in list(zip(blocks, taken, strict=True))[first:last] if known or block.linked < _MENU
        ]
    around = [*blocks[:first], *blocks[last:]]
    menu = {id(block) for block in around if block.linked >= _MENU or is_list_item(block.text)}
    return [block for block in blocks if id(block) not in menu]


def _first_block(blocks: list[Block], first: int) -> int:
    """Where the article begins: at its headline, or at lines with numbers or dates right above it."""
    headline = next((i for i in range(first) if blocks[i].is_headline), first)
    above = range(max(0, headline - _LINES_ABOVE), headline)
    return next((i for i in above if blocks[i].linked == 0 and re.search(r"\d", blocks[i].text)), headline)


def _length(blocks: list[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _is_in(block: Block, folded_article: str) -> bool:
    folded = _folded(block.text)
    return len(folded) >= _SHORTEST_MATCH and folded in folded_article


def _folded(text: str) -> str:
    return "".join(re.findall(r"\w+", text)).casefold()

"""What a reviewer can do: every action with its words, the mode it belongs to, and the keys that answer to it.

The footer, the help, the command palette and the bindings are all made from this one table.
"""

from enum import StrEnum
from typing import NamedTuple

from textual.binding import Binding, BindingType

from extractor.messages import N_
from tui.keys import keymap


class Mode(StrEnum):
    """Where the reviewer is: what the footer shows, and how the help is parted."""

    FACTS = "facts"
    TEXT = "text"
    SELECTION = "selection"
    QUEUE = "queue"
    APPROVED = "approved"


class Action(NamedTuple):
    """One thing to do: the method that does it, its short name for the footer, its sentence for the help."""

    method: str
    label: str
    help: str


REVIEW: dict[str, Action] = {
    "accept": Action("accept", N_("accept"), N_("Accept the fact and go to the next open one")),
    "reject": Action("reject", N_("reject"), N_("Reject the fact and go to the next open one")),
    "correct": Action("correct", N_("correct"), N_("Correct the fact in a form")),
    "accept_all": Action("accept_all", N_("accept all"), N_("Accept all facts shown that are sure enough")),
    "same": Action("same", N_("same again"), N_("Decide likewise on all facts that read the same")),
    "skip": Action("skip", N_("skip"), N_("Leave the fact for later")),
    "next_open": Action("next_open", N_("next open"), N_("Go to the next fact that needs a look")),
    "approve": Action("approve", N_("approve"), N_("Approve the record and open the next document")),
    "undo": Action("undo", N_("undo"), N_("Take the last step in this document back")),
    "redo": Action("redo", N_("redo"), N_("Do the step taken back again")),
    "add": Action("add", N_("add"), N_("Add a fact that is missing")),
    "link": Action("link", N_("link"), N_("Give the fact another project")),
    "merge": Action("merge", N_("merge"), N_("Make the fact one with another of its list")),
    "split": Action("split", N_("split"), N_("Make two facts of one")),
    "words": Action("words", N_("words"), N_("Select the words of the fact in the text, to move their ends")),
    "reopen": Action("reopen", N_("reopen"), N_("Reopen an approved record, saying why")),
    "copy": Action("copy", N_("copy"), N_("Copy the value of the fact")),
    "open_source": Action("open_source", N_("file"), N_("Open the source file")),
    "history": Action("history", N_("history"), N_("Show who did what in this document, and when")),
    "page": Action("show_page", N_("page"), N_("See the page of the PDF that the fact stands on")),
    "search": Action("search", N_("search"), N_("Search the text; in the queue, the documents")),
    "filter": Action("filter", N_("filter"), N_("Show only some facts; in the queue, some documents")),
    "jump": Action("jump", N_("go to"), N_("Go to a document")),
    "next_pane": Action("next_pane", N_("pane"), N_("Go to the next pane")),
    "previous_pane": Action("previous_pane", N_("pane before"), N_("Go to the pane before")),
    "down": Action("down", N_("down"), N_("Next fact; in the queue, next document")),
    "up": Action("up", N_("up"), N_("Fact before; in the queue, document before")),
    "page_down": Action("page(1)", N_("page down"), N_("One page down")),
    "page_up": Action("page(-1)", N_("page up"), N_("One page up")),
    "first": Action("edge(-1)", N_("first"), N_("To the first fact, document or line")),
    "last": Action("edge(1)", N_("last"), N_("To the last fact, document or line")),
    "help": Action("help", N_("help"), N_("Show and search all keys")),
    "quit": Action("app.quit", N_("quit"), N_("Leave; everything is saved already")),
}
QUEUE: dict[str, Action] = {
    "open": Action("screen.open_facts", N_("open"), N_("Go to the facts of the document")),
}
TEXT: dict[str, Action] = {
    "line_down": Action("line(1)", N_("line down"), N_("Caret one line down")),
    "line_up": Action("line(-1)", N_("line up"), N_("Caret one line up")),
    "word_right": Action("word(1)", N_("word on"), N_("Caret one word on; while marking, extend the selection")),
    "word_left": Action("word(-1)", N_("word back"), N_("Caret one word back; while marking, extend the selection")),
    "extend_right": Action("extend_word(1)", N_("extend"), N_("Extend the selection one word on")),
    "extend_left": Action("extend_word(-1)", N_("shrink"), N_("Extend the selection one word back")),
    "extend_down": Action("extend_line(1)", N_("extend down"), N_("Extend the selection one line down")),
    "extend_up": Action("extend_line(-1)", N_("extend up"), N_("Extend the selection one line up")),
    "mark": Action("mark", N_("mark"), N_("Start a selection at the caret; the arrows extend it")),
}
SELECTION: dict[str, Action] = {
    "add_project": Action("add_selected('projects')", N_("project"), N_("Add the selected words as a project")),
    "add_partner": Action("add_selected('partners')", N_("partner"), N_("Add the selected words as a partner")),
    "add_budget": Action("add_selected('budgets')", N_("budget"), N_("Add the selected words as a budget")),
    "add_date": Action("add_selected('dates')", N_("date"), N_("Add the selected words as a date")),
    "add_place": Action("add_selected('places')", N_("place"), N_("Add the selected words as a place")),
    "add_event": Action("add_selected('events')", N_("event"), N_("Add the selected words as an event")),
    "set_evidence": Action("set_evidence", N_("evidence"), N_("Make the selected words the evidence of the fact")),
    "other_end": Action("other_end", N_("other end"), N_("Move the other end of the selection")),
    "clear": Action("clear", N_("clear"), N_("Drop the selection")),
}
ACTIONS = {**REVIEW, **QUEUE, **TEXT, **SELECTION}
FOOTERS: dict[Mode, tuple[str, ...]] = {
    Mode.FACTS: (
        *("accept", "reject", "correct", "skip", "next_open", "approve", "undo", "add"),
        *("help", "accept_all", "same", "next_pane", "search", "filter", "jump", "quit"),
        *("link", "merge", "split", "words", "history", "open_source"),
    ),
    Mode.TEXT: (
        *("accept", "reject", "correct", "skip", "next_open", "approve", "undo", "mark"),
        *("next_pane", "search", "word_left", "word_right", "help", "quit"),
    ),
    Mode.SELECTION: (
        *("add_project", "add_partner", "add_budget", "add_date", "add_place", "add_event"),
        *("set_evidence", "extend_left", "extend_right", "other_end", "clear", "help"),
    ),
    Mode.QUEUE: ("down", "up", "open", "search", "filter", "jump", "next_pane", "help", "quit"),
    Mode.APPROVED: ("reopen", "down", "up", "undo", "next_pane", "search", "jump", "help", "quit"),
}
# The actions that answer at the same time, so that no two of them may have a key in common.
SCOPES = (REVIEW, QUEUE, {**TEXT, **SELECTION})


def bindings(actions: dict[str, Action]) -> list[BindingType]:
    """The Textual bindings of these actions; every one carries its name as id."""
    return [Binding(",".join(keymap()[name]), action.method, id=name, show=False) for name, action in actions.items()]

"""Every key and every message of the review, driven as a reviewer drives it, in a small terminal and a large one."""

from pathlib import Path

import pytest
from textual.widgets import Input, Label, Select, Static

from extractor.errors import StoreError
from extractor.schema.decision import Action
from extractor.schema.record import Status
from extractor.store.session import Store
from tests.tui.examples import START, filled_store, valdora
from tests.tui.piloting import SIZES, driving
from tui.actions import ACTIONS
from tui.keys import keymap
from tui.screens.panes import Pane
from tui.widgets.choice_line import ChoiceLine
from tui.widgets.others import Others
from tui.widgets.source_text import SourceText
from tui.wording import headline

Size = tuple[int, int]
both_sizes = pytest.mark.parametrize("size", SIZES, ids=["80x24", "200x60"])


@pytest.fixture
def size() -> Size:
    """The small terminal, where less has room; what depends on room is tried in the large one too."""
    return SIZES[0]


@both_sizes
async def test_it_opens_at_the_first_open_fact(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        assert (review.source, review.current) == ("valdora.txt", "p1")
        assert review.text("#progress") == "0 of 15 facts · 0 of 3 documents"
        assert review.text("#document").startswith("Acque condivise")
        assert review.keys.startswith("a accept  x reject  e correct  Space skip")


async def test_a_accepts_and_moves_on(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        await review.press("a")
        assert (review.status("p1"), review.current) == (Status.ACCEPTED, "o1")
        assert review.message == "«VALDORA»: accepted"
        assert review.text("#progress") == "1 of 15 facts · 0 of 3 documents"


async def test_x_rejects_and_moves_on(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        await review.press("x")
        assert (review.status("p1"), review.current) == (Status.REJECTED, "o1")
        assert review.message == "«VALDORA»: rejected"


async def test_space_leaves_a_fact_for_later_and_n_finds_the_next(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        await review.press("space", "n")
        assert review.current == "o2"
        await review.press("end", "n")
        assert review.current == "o1"
        assert review.state.facts.decided == 0


async def test_n_says_when_no_other_fact_is_open(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        await review.press("g", *"ponte1", "enter", "a", "n")
        assert review.message == "No other fact is open."
        await review.press("a")
        assert review.message == "All facts are looked at: Enter approves the record."


@both_sizes
async def test_j_k_and_the_arrows_walk_through_the_facts(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        await review.press("j", "down", "j")
        assert review.current == "o3"
        await review.press("k", "up")
        assert review.current == "o1"
        await review.press("end")
        assert review.current == "e1"
        await review.press("home")
        assert review.current == "p1"
        await review.press("pagedown")
        assert review.current not in ("p1", None)
        await review.press("pageup")
        assert review.current == "p1"


@both_sizes
async def test_tab_goes_round_the_panes(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        seen = []
        for _ in range(3):
            await review.press("tab")
            seen.append(review.review.pane)
        assert seen == [Pane.QUEUE, Pane.TEXT, Pane.FACTS]
        await review.press("shift+tab")
        assert review.review.pane is Pane.TEXT


@both_sizes
async def test_the_queue_hides_where_there_is_no_room(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        assert review.review.query_one("#queue").display == (size[0] > 100)
        await review.press("tab")
        assert review.review.query_one("#queue").display
        await review.press("tab")
        assert review.review.query_one("#queue").display == (size[0] > 100)


async def test_a_text_that_was_hidden_is_laid_out_when_it_is_shown(store: Store) -> None:
    async with driving(store, SIZES[0]) as review:
        await review.press("tab", "j")
        assert not review.review.query_one("#text").display
        await review.press("tab")
        shown = [review.review.source.render_line(y).text.rstrip() for y in range(2)]
        assert shown == [" Il Comune di Borgo 1 guida il progetto", " PONTE1."]


@both_sizes
async def test_a_document_is_opened_from_the_queue(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        await review.press("tab", "j")
        assert (review.source, review.keys[:8]) == ("borgo-1.txt", "j down  ")
        await review.press("end")
        assert review.source == "borgo-2.txt"
        await review.press("up", "enter")
        assert (review.source, review.review.pane) == ("borgo-1.txt", Pane.FACTS)


@pytest.mark.parametrize("key", ["u", "ctrl+z"])
async def test_a_step_is_undone_and_done_again(store: Store, size: Size, key: str) -> None:
    async with driving(store, size) as review:
        await review.press("a", "x", key)
        assert (review.current, review.status("o1"), review.message) == ("o1", Status.PROPOSED, "Taken back.")
        await review.press(key)
        assert (review.current, review.status("p1")) == ("p1", Status.PROPOSED)
        await review.press(key)
        assert review.message == "There is nothing to take back in this document."
        await review.press("ctrl+y", "ctrl+y")
        assert (review.status("o1"), review.message) == (Status.REJECTED, "Done again.")
        await review.press("ctrl+y")
        assert review.message == "There is nothing to do again in this document."


@both_sizes
async def test_a_good_record_takes_two_keys(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        await review.press("enter")
        assert review.asked == "ApproveScreen"
        body = str(review.app.screen.query_one(".dialog--body", Static).content)
        assert body.splitlines()[0] == " 44 %  Alpi  area"
        assert body.splitlines()[-1] == "and 7 more"
        await review.press("enter")
        assert (review.source, review.message[:9]) == ("borgo-1.txt", "Approved:")
        assert review.text("#progress") == "0 of 2 facts · 1 of 3 documents"
        assert store.documents(status="approved")[0].source == "valdora.txt"


async def test_open_facts_can_be_looked_at_instead(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        await review.press("enter", "escape")
        assert (review.asked, review.source) == ("ReviewScreen", "valdora.txt")
        await review.press("enter", "tab", "enter")
        assert store.documents(status="approved") == []


async def test_the_last_approval_says_that_the_work_is_done(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        await review.press("enter", "enter", "enter", "enter", "enter", "enter")
        assert review.message == "Approved. No other document wants review."
        assert review.text("#document-status") == "approved"
        assert review.keys.startswith("r reopen")


async def test_approval_is_refused_at_the_culprit(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        await review.press("x", "enter", "enter")
        expected = "Not approved: «Comunità montana della Val Dora» refers to «VALDORA», which was rejected."
        assert (review.message, review.current) == (expected, "o1")


async def test_an_approved_record_is_reopened_with_a_reason(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        await review.press("r")
        assert review.message == "Only an approved record can be reopened."
        await review.press("enter", "enter", "g", *"acque", "enter")
        for key in ("a", "e", "i", "enter"):
            await review.press(key)
            assert review.message == "This record is approved: reopen it first."
        await review.press("r", "enter")
        assert str(review.app.screen.query_one("#reason-error", Label).content) == "Say why in a few words."
        await review.type("data errata")
        await review.press("enter")
        assert (review.message, review.text("#document-status")) == ("Reopened.", "in review")
        assert review.state.document
        last = store.decisions(review.state.document.id)[-1]
        assert (last.action, last.reason) == (Action.REOPEN, "data errata")
        await review.press("r", "escape")
        assert review.asked == "ReviewScreen"


@both_sizes
async def test_a_fact_is_corrected_in_a_form(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        await review.press("j", "j", "j", "e")
        assert review.asked == "ItemFormScreen"
        await review.type("Consorzio Stura")
        await review.press("enter")
        assert (review.asked, review.message) == ("ReviewScreen", "«Consorzio Stura»: corrected")
        item = review.item("o3").model_dump()
        assert (item["name"], item["status"], item["confidence"]) == ("Consorzio Stura", "corrected", 0.72)
        assert review.current == "o4"


@both_sizes
async def test_a_choice_is_made_by_its_first_letters(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        await review.press("j", "j", "e", "f2", *"ho", "enter")
        assert review.asked == "ReviewScreen"
        assert review.item("o2").model_dump()["role"] == "host"


async def test_letters_that_lead_nowhere_begin_anew(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        await review.press("j", "j", "e", "f2")
        role = review.app.screen.query_one("#field-role", ChoiceLine)
        chosen = []
        for key in ("c", "z", "h", "a", "s", "down", "up", "up", "a"):
            await review.press(key)
            chosen.append(role.chosen)
        expected = ["contributor", "contributor", "host", "associated", "associated"]
        assert chosen == [*expected, "funder", "associated", "partner", "associated"]


async def test_a_choice_is_taken_away_or_made_from_the_open_list(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        await review.press("j", "j", "e", "f6")
        project = review.app.screen.query_one("#field-project", ChoiceLine)
        chosen = [project.chosen]
        await review.press("backspace")
        chosen.append(project.chosen)
        await review.press("space", "down", "enter")
        chosen.append(project.chosen)
        assert (chosen, review.asked) == (["p1", None, "p1"], "ItemFormScreen")
        await review.press("f2", "delete", "space", "escape", "up", "enter")
        assert review.item("o2").model_dump()["role"] == "lead"


async def test_every_field_of_a_form_has_its_key(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        await review.press("j", "e")
        reached = []
        for number in range(1, 9):
            await review.press(f"f{number}")
            assert review.app.focused and review.app.focused.id
            reached.append(review.app.focused.id.removeprefix("field-"))
        assert reached == ["name", "role", "acronym", "country", "department", "project", "evidence", "evidence"]


async def test_what_nobody_has_touched_is_supposed_as_the_value_is_typed(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        await review.press("i", "l")
        await review.type("Maribor")
        form = review.app.screen
        assert form.query_one("#field-country", Input).value == "SI"
        await review.press("f4", *"at", "f1")
        await review.type("Aosta")
        assert form.query_one("#field-country", Input).value == "at"
        assert form.query_one("#field-code", Input).value == "007003"
        await review.press("f2", "s")
        assert form.query_one("#field-event", ChoiceLine).chosen is None
        await review.press("enter")
        added = review.item("l3").model_dump()
        assert (added["kind"], added["country"], added["code"], added["event"]) == ("seat", "AT", "007003", None)


@both_sizes
async def test_an_error_is_said_under_its_field_as_it_is_typed(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        await review.press("end", "k", "k", "k", "e")
        label = review.app.screen.query_one("#error-edtf", Label)
        await review.type("prest")
        assert (str(label.content), label.display) == ("This is no date.", True)
        await review.press("enter")
        assert review.asked == "ItemFormScreen"
        review.app.screen.query_one("#field-edtf", Input).value = ""
        await review.type("12 settembre 2019")
        assert str(label.content) == "= 12 September 2019"
        await review.press("enter")
        assert review.item("d4").model_dump(mode="json")["start"] == "2019-09-12"


async def test_a_wrong_field_below_gets_the_focus(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        await review.press("j", "e")
        review.app.screen.query_one("#field-country", Input).value = "Italia"
        await review.press("enter")
        assert review.app.focused and review.app.focused.id == "field-country"
        await review.press("escape")
        assert (review.asked, review.status("o1")) == ("ReviewScreen", Status.PROPOSED)


async def test_a_form_saved_unchanged_accepts(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        await review.press("e", "enter")
        assert (review.status("p1"), review.message) == (Status.ACCEPTED, "«VALDORA»: accepted")


async def test_a_form_is_saved_and_left_by_its_buttons(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        await review.press("e")
        await review.click("#leave", (2, 0))
        assert (review.asked, review.status("p1")) == ("ReviewScreen", Status.PROPOSED)
        await review.press("e")
        await review.click("#save", (2, 0))
        assert review.status("p1") is Status.ACCEPTED


@pytest.mark.parametrize(
    ("key", "words", "quote", "item_id"),
    [
        ("p", "VALDORA", "VALDORA", "p2"),
        ("o", "Marta Giraudo", "Marta Giraudo", "o5"),
        ("b", "1,4 milioni", "circa 1,4 milioni", "b4"),
        ("d", "30 giugno 2023", "entro il 30 giugno 2023", "d5"),
        ("l", "Aosta", "Aosta", "l3"),
        ("e", "Torrenti in", "Torrenti in", "e2"),
    ],
)
async def test_words_found_and_selected_become_a_fact(
    store: Store, size: Size, key: str, words: str, quote: str, item_id: str
) -> None:
    async with driving(store, size) as review:
        await review.press("slash")
        await review.type(words)
        await review.press("enter")
        assert review.keys.startswith("p project  o partner")
        await review.press(key, "enter")
        item = review.item(item_id)
        assert (item.status, item.origin, item.confidence) == (Status.ADDED, "reviewer", 1.0)
        assert [evidence.quote for evidence in item.evidence] == [quote]
        assert review.current == item_id
        assert review.message == f"«{headline(item)}»: added"


async def test_a_fact_is_added_without_a_selection(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        await review.press("i")
        assert review.asked == "ListScreen"
        await review.press("l")
        await review.type("Berna")
        await review.press("enter")
        label = review.app.screen.query_one("#error-evidence", Label)
        assert str(label.content) == "Say which words of the text state it."
        await review.type("Cuneo")
        await review.press("enter")
        assert review.item("l3").evidence[0].quote == "Cuneo"
        await review.press("plus", "down", "enter")
        assert review.asked == "ItemFormScreen"
        await review.press("escape", "i", "escape")
        assert review.asked == "ReviewScreen"


@both_sizes
async def test_words_are_selected_from_the_keyboard(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        await review.press("shift+tab", "home")
        source = review.review.query_one(SourceText)
        await review.press("shift+right", "shift+right")
        assert source.selection and review.state.record
        text = review.state.record.document.text
        assert text[slice(*source.selection)] == "VALDORA, finanziato"
        await review.press("shift+left", "escape")
        assert source.selection is None
        await review.press("left", "v", "right", "right", "v")
        assert source.selection and text[slice(*source.selection)] == "VALDORA, finanziato"
        await review.press("m")
        assert review.item("p1").evidence[0].quote == "VALDORA, finanziato"
        assert review.status("p1") is Status.CORRECTED


async def test_what_was_found_stays_in_sight(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        source = review.review.source
        await review.press("slash", *"informazioni", "enter")
        found, top = source.selection, source.scroll_offset.y
        assert found and top > 0
        await review.press("escape")
        assert (source.caret, source.scroll_offset.y) == (found.end, top)
        await review.press("v", "left")
        assert source.selection == found


@both_sizes
async def test_the_caret_goes_by_lines(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        await review.press("shift+tab")
        source = review.review.query_one(SourceText)
        start = source.caret
        await review.press("down")
        assert source.caret > start
        await review.press("up")
        assert source.caret == start
        await review.press("shift+down")
        assert source.selection and source.selection.start == start
        await review.press("shift+up")
        assert source.selection is None
        await review.press("end", "home", "pagedown", "pageup")
        assert review.current == "p1"


async def test_a_search_that_finds_nothing_says_so(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        await review.press("slash", *"zebra")
        assert review.message == "«zebra» is not in the text."
        await review.press("escape")
        assert not review.review.query_one("#search").display
        assert review.current == "p1"


async def test_the_same_search_goes_on_to_the_next_place(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        await review.press("slash", *"torrenti", "enter")
        first = review.review.source.selection
        await review.press("slash", "enter")
        second = review.review.source.selection
        assert first and second and first.start < second.start


async def test_a_search_in_the_queue_narrows_it(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        await review.press("tab", "slash", *"borgo", "enter")
        assert [one.source for one in review.state.queue.shown] == ["borgo-1.txt", "borgo-2.txt"]
        assert review.review.pane is Pane.QUEUE
        await review.press("slash", "escape")
        assert len(review.state.queue.shown) == 3


@both_sizes
async def test_facts_are_filtered(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        await review.press("f")
        assert review.asked == "FactFilterScreen"
        review.app.screen.query_one("#list", Select).value = "budgets"
        await review.click("#show", (2, 0))
        assert [fact.item.id for fact in review.state.facts.shown] == ["b1", "b2", "b3"]
        assert str(review.review.query_one("#record Frame").border_subtitle) == "12 hidden"
        await review.press("f")
        await review.click("#all", (2, 0))
        assert len(review.state.facts.shown) == 15
        await review.press("f", "escape")
        assert review.asked == "ReviewScreen"


async def test_documents_are_filtered(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        await review.press("enter", "enter", "tab", "f")
        assert review.asked == "QueueFilterScreen"
        await review.press("down", "down", "down", "enter")
        assert [one.source for one in review.state.queue.shown] == ["valdora.txt"]
        await review.press("f", "enter")
        assert len(review.state.queue.shown) == 3
        await review.press("f", "escape")
        assert review.asked == "ReviewScreen"


@both_sizes
async def test_g_goes_to_a_document(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        await review.press("g", *"borgo", "down", "up", "down", "enter")
        assert (review.source, review.review.pane) == ("borgo-2.txt", Pane.FACTS)
        await review.press("g", *"zebra", "enter")
        assert review.asked == "JumpScreen"
        await review.press("escape")
        assert review.source == "borgo-2.txt"


@both_sizes
async def test_the_help_shows_every_key_and_finds_them(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        await review.press("question_mark")
        table = review.app.screen.query_one("#help-table", Static)
        assert all(action.help in str(table.content) for action in ACTIONS.values())
        await review.press(*"undo", "backspace", "backspace", "backspace", "backspace", *"again")
        assert str(table.content).split() == "Anywhere Ctrl+Y Do the step taken back again".split()
        await review.type("zz")
        assert str(table.content) == "No key answers to that."
        await review.press("down", "up", "escape")
        assert review.asked == "ReviewScreen"


async def test_the_value_is_copied(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        await review.press("y")
        assert (review.app.clipboard, review.message) == ("VALDORA", "Copied: VALDORA")


@pytest.mark.parametrize("key", ["q", "ctrl+c"])
async def test_leaving_loses_nothing(store: Store, size: Size, key: str) -> None:
    async with driving(store, size) as review:
        await review.press("a", "a", key)
        assert not review.app.is_running
    async with driving(store, size, reviewer="bruno") as review:
        assert review.current == "o2"
        assert review.status("o1") is Status.ACCEPTED


async def test_decisions_carry_reviewer_and_time(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        await review.press("a")
        assert review.state.document
        decision = store.decisions(review.state.document.id)[0]
        assert (decision.reviewer, decision.at) == ("anna", START)


async def bruno_corrects(store: Store, name: str) -> None:
    async with driving(store, reviewer="bruno") as other:
        await other.press("e")
        await other.type(name)
        await other.press("enter")


@both_sizes
async def test_two_reviewers_of_a_fact_see_both_values(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        await bruno_corrects(store, "VAL DORA")
        await review.press("a")
        assert review.asked == "ConflictScreen"
        sides = [str(side.content) for side in review.app.screen.query(".side").results(Static)]
        assert "Name  VALDORA\n" in sides[0] and "Name  VAL DORA\n" in sides[1]
        await review.press("t")
        assert review.item("p1").model_dump()["name"] == "VAL DORA"
        await review.press("u")
        assert review.message == "There is nothing to take back in this document."


@pytest.mark.parametrize("key", ["m", "button"])
async def test_the_second_reviewer_may_insist(store: Store, size: Size, key: str) -> None:
    async with driving(store, size) as review:
        await review.press("e")
        await bruno_corrects(store, "VAL DORA")
        await review.type("VALDORA DUE")
        await review.press("enter")
        assert review.asked == "ConflictScreen"
        await (review.press("m") if key == "m" else review.click("#take-mine", (2, 0)))
        assert review.item("p1").model_dump()["name"] == "VALDORA DUE"
        await review.press("u")
        assert review.item("p1").model_dump()["name"] == "VAL DORA"


async def test_what_others_change_under_a_form_is_not_taken_for_seen(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        await review.press("e")
        await bruno_corrects(store, "VAL DORA")
        assert review.state.document
        review.review.post_message(Others.Told({review.state.document.id: "bruno"}))
        await review.type("VALDORA DUE")
        await review.press("enter")
        assert review.asked == "ConflictScreen"


async def test_the_value_accepted_is_the_one_that_was_seen(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        await bruno_corrects(store, "VAL DORA")
        await review.press("a", "m")
        assert review.item("p1").model_dump()["name"] == "VALDORA"
        assert review.message == "«VAL DORA»: accepted"


async def test_two_who_accept_the_same_do_not_quarrel(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        async with driving(store, reviewer="bruno") as other:
            await other.press("a")
        await review.press("a")
        assert (review.asked, review.status("p1"), review.current) == ("ReviewScreen", Status.ACCEPTED, "o1")


async def test_the_first_value_is_kept_by_its_button(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        await bruno_corrects(store, "VAL DORA")
        await review.press("x")
        await review.click("#take-theirs", (2, 0))
        assert review.status("p1") is Status.CORRECTED


async def test_an_undo_that_another_reviewer_overtook_is_refused(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        await review.press("a", "home")
        async with driving(store, reviewer="bruno") as other:
            await other.press("home", "x")
        await review.press("u")
        assert review.message
        assert review.status("p1") is Status.REJECTED


async def test_a_record_changed_meanwhile_is_shown_before_it_is_approved(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        await review.press("g", *"ponte1", "enter", "a", "a")
        async with driving(store, reviewer="bruno") as other:
            await other.press("g", *"ponte1", "enter", "end", "x")
        await review.press("enter")
        assert review.message == "Not approved: Another reviewer has changed this record: look at it again."
        assert review.status("o1") is Status.REJECTED


async def test_a_store_that_fails_says_so_and_the_review_goes_on(
    store: Store, size: Size, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_named: object) -> None:
        raise StoreError("The disk is full.")

    async with driving(store, size) as review:
        monkeypatch.setattr(store, "decide_all", fail)
        await review.press("a")
        assert (review.message, review.current) == ("The disk is full.", "p1")
        await review.press("enter", "enter")
        assert review.message == "Not approved: The disk is full."


async def test_a_file_that_could_not_be_read_shows_its_reason(tmp_path: Path, size: Size) -> None:
    with filled_store(tmp_path) as store:
        store.save_failure(path="a.pdf", source="a.pdf", reason="The PDF is encrypted.")
        async with driving(store, size) as review:
            assert review.text("#document-status") == "not readable"
            for key in ("a", "x", "e", "i", "enter"):
                await review.press(key)
                assert review.message == "There is no record to judge here."
            await review.press("j", "n", "f", "slash", "a", "enter", "r", "y")
            assert review.asked == "ReviewScreen"


async def test_an_empty_store_says_what_to_do(tmp_path: Path, size: Size) -> None:
    with filled_store(tmp_path) as store:
        async with driving(store, size) as review:
            await review.press("a", "j", "tab", "j", "enter", "u")
            assert review.message == "No document is open."
            assert review.source is None


@both_sizes
async def test_clicks_choose_facts_documents_and_evidence(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        await review.click("#facts", (6, 4))
        assert review.current == "o2"
        await review.click("#text", (6, 4))
        assert review.review.pane is Pane.TEXT
        if size[0] > 100:
            await review.click("#queue", (6, 5))
            assert review.source == "borgo-1.txt"


@both_sizes
async def test_a_double_click_selects_a_word(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        await review.press("tab", "j", "tab")
        await review.click("#text", (6, 1), times=2)
        selection = review.review.source.selection
        assert selection and review.state.record
        assert review.state.record.document.text[slice(*selection)] == "Comune"


@both_sizes
async def test_words_are_selected_with_the_mouse(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        await review.press("tab", "j", "tab")
        await review.pilot.mouse_down("#text", offset=(5, 1))
        await review.pilot.hover("#text", offset=(17, 1))
        await review.pilot.mouse_up("#text", offset=(17, 1))
        await review.pilot.pause()
        selection = review.review.source.selection
        assert selection and review.state.record
        assert review.state.record.document.text[slice(*selection)] == "Comune di Bo"
        assert review.keys.startswith("p project")


@both_sizes
async def test_the_footer_answers_to_clicks(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        await review.click("#keys", (2, 0))
        assert review.status("p1") is Status.ACCEPTED
        await review.click("#keys", (12, 0))
        assert review.status("o1") is Status.REJECTED


async def test_the_palette_holds_every_action(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        await review.press("ctrl+p")
        assert review.asked == "CommandPalette"
        await review.press("escape")
        titles = [command.title for command in review.app.get_system_commands(review.app.screen)]
        assert "Accept the fact and go to the next open one" in titles


async def test_the_screen_can_be_light(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        review.app.action_change_theme()
        assert review.app.theme == "spoglio-light"
        review.app.action_change_theme()
        assert review.app.theme == "spoglio-dark"


def test_every_action_has_its_own_keys() -> None:
    assert set(keymap()) == set(ACTIONS)
    assert all(keys for keys in keymap().values())


async def test_typing_in_a_search_is_no_command(store: Store, size: Size) -> None:
    async with driving(store, size) as review:
        await review.press("slash", "a", "x", "q")
        assert review.app.is_running
        assert review.state.facts.decided == 0


async def test_a_document_from_a_scan_says_so(tmp_path: Path, size: Size) -> None:
    read = valdora()
    scan = read.model_copy(update={"document": read.document.model_copy(update={"ocr": True})})
    with filled_store(tmp_path, scan) as store:
        async with driving(store, size) as review:
            assert review.text("#document-status") == "to review · from a scan"

"""The keys that reach several facts at once, or the document as a whole, driven as a reviewer drives them."""

from pathlib import Path

import pytest
from textual.widgets import Input, Label, OptionList, Static

from extractor.aliases import load_aliases
from extractor.own_aliases import append, propose
from extractor.schema.decision import Action
from extractor.schema.record import Record, Status
from extractor.store.session import Store
from tests.tui.examples import filled_store, record, small, two_leads
from tests.tui.piloting import Driver, driving
from tui.actions import SCOPES
from tui.keys import keymap, use_own_keys
from tui.screens.panes import Pane
from tui.widgets.others import Others


def listed(review: Driver) -> list[str]:
    """The options of the question that is open."""
    options = review.app.screen.query_one(OptionList).options
    return [str(option.prompt) for option in options]


def title(review: Driver) -> str:
    """What the question that is open asks."""
    return str(review.app.screen.query(Label).first().content)


def shown(review: Driver) -> list[str]:
    """The lines that scroll in the window that is open."""
    return str(review.app.screen.query_one("VerticalScroll > Static", Static).content).splitlines()


async def test_capital_a_accepts_what_is_sure_enough(store: Store) -> None:
    async with driving(store) as review:
        await review.press("A")
        assert title(review) == "Accept 7 open facts with a confidence of at least 90 %?"
        await review.press("right", "right", "left")
        assert title(review) == "Accept 3 open facts with a confidence of at least 95 %?"
        facts = str(review.app.screen.query_one("#accept-all-facts", Static).content)
        assert [line.split("  ")[0] for line in facts.splitlines()] == [" 96 %", " 97 %", " 99 %"]
        await review.press("enter")
        assert review.message == "3 facts accepted."
        assert [fact.item.id for fact in review.state.facts.all if not fact.is_open] == ["p1", "b1", "d1"]
        assert review.current == "o1"
        await review.press("u")
        assert review.state.facts.decided == 0
        await review.press("ctrl+y")
        assert review.state.facts.decided == 3


async def test_capital_a_keeps_to_the_filter(store: Store) -> None:
    async with driving(store) as review:
        await review.press("f", "tab", "enter", "down", "down", "enter", *["tab"] * 4, "enter")
        assert {fact.list for fact in review.state.facts.shown} == {"partners"}
        await review.press("A", "enter")
        assert [fact.item.id for fact in review.state.facts.all if not fact.is_open] == ["o1", "o2"]


async def test_capital_a_says_when_nothing_is_open_and_escape_leaves_it(store: Store) -> None:
    async with driving(store) as review:
        await review.press("A", "escape")
        assert (review.asked, review.state.facts.decided) == ("ReviewScreen", 0)
        await review.press("g", *"ponte1", "enter", "a", "a", "A")
        assert (review.asked, review.message) == ("ReviewScreen", "No open fact is shown.")


def twice(number: int) -> Record:
    """A document that names one partner twice."""
    return record(
        f"Con HIT {number} lavora HIT, mentre hit tace: HIT.\n",
        source=f"hit-{number}.txt",
        facts={"partners": [{"words": "HIT", "nth": nth, "name": name} for nth, name in enumerate(("HIT", "HIT"))]},
    )


async def test_s_repeats_a_correction_in_the_document(tmp_path: Path) -> None:
    with filled_store(tmp_path, twice(1), small(1)) as store:
        async with driving(store) as review:
            await rename_first(review, "Hub Innovazione")
            assert review.message == "«Hub Innovazione»: corrected · 1 more reads so: s"
            await review.press("s")
            assert listed(review) == ["1  in this document (1)", "2  in all documents of the queue"]
            await review.press("enter")
            assert [fact.item.model_dump()["name"] for fact in review.state.facts.all] == ["Hub Innovazione"] * 2
            assert review.message == "Decided likewise on 1 fact."
            await review.press("u")
            assert review.item("o2").status is Status.PROPOSED
            assert review.item("o1").status is Status.CORRECTED


async def test_s_repeats_a_decision_in_the_whole_queue(tmp_path: Path) -> None:
    with filled_store(tmp_path, twice(1), small(1), twice(2), twice(3)) as store:
        async with driving(store) as review:
            await review.press("x", "s", "2")
            assert title(review) == "The same decision for 5 facts in 3 documents?"
            await review.press("1")
            assert review.message == "Decided likewise on 5 facts."
            statuses = {one.source: (one.status, one.open_facts) for one in store.documents()}
            assert statuses["hit-2.txt"] == ("in_review", 0)
            assert statuses["borgo-1.txt"] == ("proposed", 2)
            await review.press("u")
            assert {one.source: one.open_facts for one in store.documents()}["hit-3.txt"] == 2
            assert [one.open_facts for one in review.state.queue.shown] == [1, 2, 2, 2]


async def rename_first(review: Driver, name: str) -> None:
    await review.press("e", "f1", "home", *["delete"] * 3)
    await review.type(name)
    await review.press("enter")


async def test_s_writes_a_rule_of_the_users_own_after_showing_it(tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    with filled_store(tmp_path, twice(1)) as store:
        async with driving(store, own_rules=rules) as review:
            await rename_first(review, "Hub Innovazione")
            await review.press("s")
            assert listed(review)[-1] == "3  in all documents to come: “HIT” is Hub Innovazione, always"
            await review.press("3")
            assert '  forms: ["HIT"]' in str(review.app.screen.query_one(".dialog--context", Static).content)
            outcome = str(review.app.screen.query_one(".dialog--body", Static).content)
            assert outcome == f"Its 3 examples come out right.\nIt goes to {rules / 'aliases.yaml'}"
            await review.press("escape")
            assert not rules.exists()
            await review.press("s", "3", "enter")
            assert review.message == f"Written to {rules / 'aliases.yaml'}; it holds from the next extraction on."
            [alias] = load_aliases(rules)
            assert (alias.list, alias.name, alias.forms) == ("partners", "Hub Innovazione", ("HIT",))
            await review.press("s", "3", "enter")
            assert review.message == f"Your rules say so already: {rules / 'aliases.yaml'}."


async def test_a_rule_that_contradicts_another_is_not_written(tmp_path: Path) -> None:
    append(propose("partners", "HIT", "Hotel Italia Trento"), tmp_path / "rules")
    with filled_store(tmp_path, twice(1)) as store:
        async with driving(store, (200, 60), own_rules=tmp_path / "rules") as review:
            await rename_first(review, "Hub Innovazione")
            await review.press("s", "3", "enter")
            assert review.message.startswith("“HIT” stands already for Hotel Italia Trento, in ")


async def test_a_decision_that_names_nothing_anew_makes_no_rule(tmp_path: Path) -> None:
    with filled_store(tmp_path, twice(1)) as store:
        async with driving(store, own_rules=tmp_path / "rules") as review:
            await review.press("x", "s")
            assert listed(review) == ["1  in this document (1)", "2  in all documents of the queue"]


async def test_s_needs_a_decision_before(store: Store) -> None:
    async with driving(store) as review:
        await review.press("s")
        assert review.message == "Decide on a fact first: s then does the same to all that read like it."
        await review.press("a", "s", "1")
        assert review.message == "No open fact of any document reads so."


async def test_l_gives_a_fact_another_project(store: Store) -> None:
    async with driving(store) as review:
        await review.press("l")
        assert review.message == "A project belongs to no other."
        await review.press("j", "l")
        assert listed(review) == ["1  VALDORA", "2  no project"]
        await review.press("2")
        assert review.item("o1").model_dump()["project"] is None
        assert review.status("o1") is Status.CORRECTED


async def test_m_makes_two_partners_one(store: Store) -> None:
    async with driving(store) as review:
        await review.press("j", "m")
        assert title(review) == "«Comunità montana della Val Dora» is the same as…"
        assert listed(review)[0].startswith("1  Co")
        await review.press("escape", "m")
        place = next(i for i, words in enumerate(listed(review), 1) if "Politecnico" in words)
        await review.press(str(place))
        assert review.message == "Made one with «Politecnico di Aosta»."
        kept = review.item("o2")
        assert [one.quote for one in kept.evidence] == ["Politecnico di Aosta", "Comunità montana della Val Dora"]
        assert (review.status("o1"), kept.status) == (Status.REJECTED, Status.CORRECTED)
        assert review.item("b3").model_dump()["partner"] == "o2"
        assert review.item("e1").model_dump()["organiser"] == "o2"
        await review.press("u")
        assert review.state.facts.decided == 0


async def test_m_says_when_there_is_nothing_to_join(store: Store) -> None:
    async with driving(store) as review:
        await review.press("m")
        assert review.message == "There is no other fact in this list."


async def test_d_makes_two_facts_of_one(store: Store) -> None:
    async with driving(store) as review:
        await review.press("j", "d")
        assert title(review) == "The other fact: partner"
        review.app.screen.query_one("#field-name", Input).value = "Val Dora"
        await review.press("enter")
        assert review.message == "Made two facts of one."
        added = review.item("o5")
        assert (added.model_dump()["name"], added.status, added.origin) == ("Val Dora", Status.ADDED, "reviewer")
        assert added.evidence == review.item("o1").evidence
        assert review.current == "o1"
        await review.press("u")
        assert [fact.item.id for fact in review.state.facts.all if fact.list == "partners"] == ["o1", "o2", "o3", "o4"]


async def test_d_asks_which_words_are_the_other_facts(store: Store) -> None:
    async with driving(store) as review:
        await review.press("j", "m", "escape", "j", "m")
        place = next(i for i, words in enumerate(listed(review), 1) if "montana" in words)
        await review.press(str(place))
        assert review.current == "o1"
        await review.press("d")
        assert title(review) == "Which words of «Comunità montana della Val Dora» are another fact's?"
        await review.press("2", "enter")
        assert [one.quote for one in review.item("o1").evidence] == ["Comunità montana della Val Dora"]
        assert [one.quote for one in review.item("o5").evidence] == ["Politecnico di Aosta"]


async def test_w_moves_the_ends_of_the_words_by_keys(store: Store) -> None:
    async with driving(store) as review:
        await review.press("j", "w")
        assert review.state.facts.current
        assert (review.review.pane, review.review.source.selection) == (Pane.TEXT, (122, 153))
        await review.press("right", "right", "w", "right", "m")
        assert review.item("o1").evidence[0].quote == "montana della Val Dora e il"
        assert review.status("o1") is Status.CORRECTED


async def test_h_shows_who_did_what(store: Store) -> None:
    async with driving(store) as review:
        await review.press("h")
        assert "Nobody has decided anything here yet." in str(
            review.app.screen.query_one("VerticalScroll > Static", Static).content
        )
        await review.press("escape", "a", "x", "u", "j", "l", "2", "h")
        table = shown(review)
        assert [line.split("  ")[2] for line in table if "anna" in line] == [
            "corrected: partner «Politecnico di Aosta»",
            "rejected: partner «Comunità montana della Val Dora»",
            "accepted: project «VALDORA»",
        ]
        assert table[1:4:2] == ["  Project: VALDORA → –", "  undone"]


async def test_o_opens_the_file(store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened: list[list[str]] = []
    monkeypatch.setattr("shutil.which", lambda name: f"/bin/{name}")
    monkeypatch.setattr("subprocess.Popen", lambda command, **_options: opened.append(command))
    async with driving(store) as review:
        await review.press("o")
        assert review.message.endswith("valdora.txt: the file is no longer where it was read")
        assert review.state.document
        path = tmp_path / "valdora.txt"
        path.write_text("testo", encoding="utf-8")
        review.state.document = review.state.document._replace(path=str(path))
        await review.press("o")
        assert review.message == "Opened: valdora.txt"
        mail = tmp_path / "nota.eml"
        mail.write_text("Subject: nota", encoding="utf-8")
        review.state.document = review.state.document._replace(path=str(mail / "valdora.txt"))
        await review.press("o")
        assert review.message == "Opened: nota.eml"
        assert [Path(command[-1]) for command in opened] == [path, mail]


async def test_a_warning_is_overridden_with_a_note(tmp_path: Path) -> None:
    with filled_store(tmp_path, two_leads()) as store:
        async with driving(store) as review:
            await review.press("end", "A", "left", "left", "enter", "enter")
            assert title(review) == "Approve all the same? Say why it is right so."
            about = str(review.app.screen.query_one(".dialog--body", Static).content)
            assert about == "! «Beta»: the project has more than one lead partner"
            await review.press("enter")
            assert review.asked == "ReasonScreen"
            await review.type("Guidano insieme.")
            await review.press("enter")
            assert review.state.document and review.state.document.status == "approved"
            last = store.decisions(review.state.document.id)[-1]
            assert (last.action, last.reason) == (Action.APPROVE, "Guidano insieme.")


async def test_an_error_keeps_the_record_from_being_approved(store: Store) -> None:
    async with driving(store) as review:
        await review.press("x", "enter", "enter")
        assert review.message.startswith("Not approved: «Comunità montana della Val Dora» refers to «VALDORA»")
        assert (review.asked, review.current) == ("ReviewScreen", "o1")


def told_again(review: Driver) -> None:
    assert review.state.document
    review.review.query_one(Others).tell(review.state.document.id)


async def test_two_reviewers_see_each_other(store: Store) -> None:
    async with driving(store, (200, 60)) as anna, driving(store, (200, 60), "bruno") as bruno:
        told_again(anna)
        await anna.app.workers.wait_for_complete()
        await anna.pilot.pause()
        assert anna.text("#document-status") == "to review · bruno has it open too"
        await bruno.press("a", "g", *"ponte2", "enter")
        await bruno.app.workers.wait_for_complete()
        told_again(anna)
        await anna.app.workers.wait_for_complete()
        await anna.pilot.pause()
        assert anna.text("#document-status") == "in review"
        assert list(anna.state.queue.holders.values()) == ["bruno"]


async def test_the_time_left_is_told_once_there_is_a_pace(store: Store) -> None:
    async with driving(store) as review:
        await review.press(*"aaaaaa")
        assert review.text("#progress") == "6 of 15 facts · 0 of 3 documents · 13 min left"


async def test_keys_of_the_users_own_answer_in_place_of_ours(store: Store, tmp_path: Path) -> None:
    own = tmp_path / "keymap.yaml"
    own.write_text("accept: [y]\ncopy: [Y, f5]\n", encoding="utf-8")
    use_own_keys(own, SCOPES)
    try:
        async with driving(store) as review:
            assert review.keys.startswith("y accept  x reject")
            await review.press("a")
            assert review.status("p1") is Status.PROPOSED
            await review.press("y")
            assert review.status("p1") is Status.ACCEPTED
            await review.press("f5")
            assert review.message == "Copied: Comunità montana della Val Dora"
    finally:
        own.write_text("", encoding="utf-8")
        use_own_keys(own, SCOPES)
    assert keymap()["accept"] == ["a"]

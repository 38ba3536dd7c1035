"""Notes: to open, to read and to close them, however one points."""

from __future__ import annotations

from journeys.visitor import Visitor

WORDS = "defenders and knights of bureaucracy"
NOTE = "A sneer at colleagues who"
LINK = "text/2/#n-knights-of-bureaucracy"


def test_read_a_note_with_the_mouse(at_desk: Visitor) -> None:
    at_desk.opens()
    at_desk.taps("The Essence of Bureaucracy", "link")
    at_desk.is_at("text/2/")
    at_desk.taps("Note 3", "link")
    at_desk.sees(NOTE)
    at_desk.taps(WORDS)
    at_desk.does_not_see(NOTE)
    at_desk.sees(WORDS)


def test_read_a_note_with_a_finger(on_phone: Visitor) -> None:
    on_phone.opens()
    on_phone.taps("The Essence of Bureaucracy", "link")
    on_phone.taps("Note 3", "link")
    on_phone.sees(NOTE)
    on_phone.sees(WORDS)
    on_phone.taps("Back to the text", "link")
    on_phone.does_not_see(NOTE)
    on_phone.sees(WORDS)


def test_read_a_note_with_the_keyboard(at_desk: Visitor) -> None:
    at_desk.opens()
    at_desk.tabs_to("The Essence of Bureaucracy", "link")
    at_desk.presses("Enter")
    at_desk.is_at("text/2/")
    at_desk.presses("Tab")
    at_desk.is_on("Skip to content", "link")
    at_desk.presses("Enter")
    at_desk.tabs_to("Note 1", "link")
    at_desk.presses("Enter")
    at_desk.sees("Three questions in a row")
    at_desk.presses("Escape")
    at_desk.does_not_see("the reader is made judge")
    at_desk.is_on("Note 1", "link")


def test_follow_a_link_to_a_note(visitor: Visitor) -> None:
    visitor.follows_a_link_from_elsewhere(LINK)
    visitor.is_at("text/2/")
    visitor.sees(NOTE)
    visitor.finds(WORDS)


def test_read_a_note_without_javascript(without_script: Visitor) -> None:
    without_script.opens()
    without_script.taps("The Essence of Bureaucracy", "link")
    without_script.taps("Note 3", "link")
    without_script.sees(WORDS)
    without_script.taps(f"3 {WORDS}")
    without_script.sees(NOTE)

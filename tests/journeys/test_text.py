"""Reading: on to the next section, the history of the text, dark pages, paper, a wrong address."""

from __future__ import annotations

import pytest

from journeys.visitor import Visitor


def test_read_on_from_the_end_of_a_section(visitor: Visitor) -> None:
    visitor.opens()
    visitor.taps("Begin to read", "link")
    visitor.is_at("text/1/")
    visitor.taps("Next: 2. The Essence of Bureaucracy", "link")
    visitor.is_at("text/2/")
    visitor.sees("Bureaucracy is not bad management")


def test_read_on_without_javascript(without_script: Visitor) -> None:
    without_script.opens()
    without_script.taps("Begin to read", "link")
    without_script.taps("Next: 2. The Essence of Bureaucracy", "link")
    without_script.is_at("text/2/")
    without_script.taps("masses", "link")
    without_script.is_at("glossary/")


def test_see_what_was_changed_in_the_text(visitor: Visitor) -> None:
    visitor.opens()
    visitor.taps("The Essence of Bureaucracy", "link")
    visitor.finds("the censorship of our centre is considered as ‘heresy’")
    visitor.taps("Show changes", "button")
    visitor.finds("our centre, is considered")
    visitor.taps("As transmitted", "button")
    visitor.finds("the censorship of our centre, is considered as ‘heresy’")
    visitor.taps("Reading text", "button")
    visitor.finds("the censorship of our centre is considered as ‘heresy’")


def test_the_page_stays_dark(visitor: Visitor) -> None:
    visitor.opens()
    assert visitor.has_a_light_page()
    visitor.taps("Dark page")
    visitor.sees("Light page")
    assert not visitor.has_a_light_page()
    visitor.taps("Begin to read", "link")
    visitor.is_at("text/1/")
    visitor.sees("Light page")
    assert not visitor.has_a_light_page()


@pytest.mark.needs("print")
def test_print_a_section(at_desk: Visitor) -> None:
    at_desk.opens()
    at_desk.taps("The Essence of Bureaucracy", "link")
    at_desk.is_at("text/2/")
    paper = at_desk.prints()
    assert "Do they openly admit that their very system" in paper
    assert "A sneer at colleagues who" in paper
    for tool in ("Show changes", "As transmitted", "Search the edition"):
        assert tool not in paper


def test_a_wrong_address_leads_on(lost: Visitor) -> None:
    lost.follows_a_link_from_elsewhere("txt/2/#p2-4")
    lost.sees("There is no page at this address")
    lost.taps("the glossary", "link")
    lost.is_at("glossary/")

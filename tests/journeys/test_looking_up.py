"""Looking things up, and coming back to the text."""

from __future__ import annotations

from journeys.visitor import Visitor


def test_find_a_phrase(at_desk: Visitor) -> None:
    at_desk.opens()
    at_desk.fills("Search the edition", "“fond of birds”", "searchbox")
    at_desk.presses("Enter")
    at_desk.is_at("search/")
    at_desk.taps("fond of birds", "link")
    at_desk.is_at("text/2/")
    at_desk.sees("those, for instance, who are fond of birds")


def test_find_a_word_on_the_phone(on_phone: Visitor) -> None:
    on_phone.opens()
    on_phone.taps("Search", "link")
    on_phone.is_at("search/")
    on_phone.fills("Search for", "kitchens", "searchbox")
    on_phone.presses("Enter")
    on_phone.taps("kitchens", "link")
    on_phone.is_at("text/1/")
    on_phone.sees("kitchens")


def test_look_up_a_term_and_come_back(visitor: Visitor) -> None:
    visitor.opens()
    visitor.taps("The Essence of Bureaucracy", "link")
    visitor.taps("Soviet institutions", "link")
    visitor.is_at("glossary/")
    visitor.sees("Soviet institutions")
    visitor.goes_back()
    visitor.is_at("text/2/")
    visitor.sees("the mass initiative which could fit perfectly")


def test_from_a_citation_to_its_source_and_to_who_cites_it(visitor: Visitor) -> None:
    visitor.opens()
    visitor.taps("The Essence of Bureaucracy", "link")
    visitor.taps("Gompers 1921, 42", "link")
    visitor.is_at("bibliography/")
    visitor.sees("Out of Their Own Mouths")
    visitor.taps("2.2 many thoughtful comrades not belonging to this …", "link")
    visitor.is_at("text/2/")
    visitor.sees("many thoughtful comrades")


def test_from_a_person_back_to_the_text(visitor: Visitor) -> None:
    visitor.follows_a_link_from_elsewhere("text/2/#n-knights-of-bureaucracy")
    visitor.taps("Trotsky", "link")
    visitor.is_at("people/")
    visitor.sees("Лев Давидович Троцкий")
    visitor.taps("2.1 Trotsky’s example", "link")
    visitor.is_at("text/2/")
    visitor.sees("Trotsky’s example")


def test_from_a_word_of_the_concordance_to_its_places(on_phone: Visitor) -> None:
    on_phone.opens()
    on_phone.taps("Menu", "button")
    on_phone.taps("Reference")
    on_phone.taps("Concordance", "link")
    on_phone.taps("B", "link")
    on_phone.is_at("concordance/b/")
    on_phone.finds("who are fond of birds")
    on_phone.taps("2.3", "link")
    on_phone.is_at("text/2/")
    on_phone.sees("What would happen if some of the members")

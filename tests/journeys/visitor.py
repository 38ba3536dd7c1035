"""A visitor of the site: somebody who sees what is on the screen and does what a person does.

The verbs find things by the words that are visible, or by role and accessible name.
"To see" something means that it is in the window and nothing covers it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote
from urllib.request import urlopen

from journeys.window import EYES, Device, Window

TIMEOUT = 10.0  # seconds that a visitor waits for what should come


class Visitor:
    """Verbs over a window. Each waits until it can be done, and fails with a sentence if not."""

    def __init__(self, window: Window, device: Device, home: str) -> None:
        self.window, self.device, self.home = window, device, home
        self.requests: set[str] = set()

    # Going somewhere

    def opens(self, path: str = "") -> None:
        """Open a page of the site; without a path, its home page."""
        self._note_requests()
        self.window.open(self.home + path)

    def follows_a_link_from_elsewhere(self, path: str) -> None:
        """Come from a page of somebody else that links to the site."""
        self._note_requests()
        address = quote(self.home + path, safe=":/")
        self.window.open(f"data:text/html,<p><a href='{address}'>Look at this</a>")
        self.taps("Look at this")

    def goes_back(self) -> None:
        self._note_requests()
        self.window.back()

    def makes_the_window(self, width: int) -> None:
        self.window.resize(width, self.device.height)
        self._wait(lambda: self._look("width") == width, f"the window is not {width} px wide")

    # Acting

    def taps(self, name: str, role: str = "") -> None:
        """Click with the mouse, or touch with a finger, wherever it is on the page."""
        self._note_requests()
        x, y = self._settled(name, role)
        if self.device.touch:
            self.window.touch(x, y)
        else:
            self.window.click(x, y)

    def taps_beside(self) -> None:
        """Touch the page at the right of what is open at the left."""
        self.window.touch(self.device.width - 40, self.device.height // 2)

    def presses(self, *keys: str) -> None:
        self._note_requests()
        for key in keys:
            self.window.press(key)

    def types(self, text: str) -> None:
        self.window.write(text)

    def fills(self, name: str, text: str, role: str = "textbox") -> None:
        """Put the cursor into a field and type."""
        self.taps(name, role)
        self.types(text)

    def tabs_to(self, name: str, role: str, at_most: int = 60) -> None:
        """Press Tab until something has the focus, which is in sight at every stop."""
        for _ in range(at_most):
            self.presses("Tab")
            says = self._look("focusSays")
            self._wait(lambda: self._look("focusIsShown"), f"the focus is out of sight: {says!r}")
            if self._has_focus(name, role):
                return
        raise AssertionError(f"after {at_most} times Tab the focus is not on {role} {name!r}")

    def chooses(self, option: str, field: str) -> None:
        """Choose in a list with the keyboard: its first letters are enough."""
        self._wait(lambda: self._scrolled(field, "combobox"), f"there is no list {field!r}")
        self._look("focus", self.window.find("combobox", field)[0])
        self.types(option)
        self.sees(option)

    def pastes_into(self, field: str, role: str) -> str:
        """Paste what was copied into an empty field, which shows what it was."""
        self.taps(field, role)
        self.presses("Control+v")
        return str(self._wait(lambda: self._look("valueOfFocus"), "nothing was pasted"))

    def selects(self, words: str) -> None:
        """Mark words of the text, with the mouse where there is one."""
        self.finds(words)
        if self.device.touch:  # no driver can press long enough for a phone's own menu
            self._look("select", words)
        else:
            self.window.drag(*self._look("ends", words))

    # Seeing

    def sees(self, name: str, role: str = "") -> None:
        self._wait(lambda: self._point(name, role), f"{_named(name, role)} is not to be seen")

    def does_not_see(self, name: str, role: str = "") -> None:
        self._wait(lambda: not self._point(name, role), f"{_named(name, role)} is still seen")

    def finds(self, name: str, role: str = "") -> None:
        """See something that may be further up or down on the page."""
        self._wait(lambda: self._scrolled(name, role), f"{_named(name, role)} is not on the page")

    def is_at(self, path: str) -> None:
        """Be on a page of the site; an anchor or a query that is not named does not matter."""
        wanted = self.home + path

        def arrived() -> bool:
            address = str(self._look("address"))
            return address == wanted or address.split("#")[0].split("?")[0] == wanted

        self._wait(arrived, f"the address is not {wanted}")

    def has_left(self, path: str) -> None:
        """Be on another page than one."""
        here = self.home + path
        self._wait(lambda: self._look("address").split("#")[0] != here, "no other page has come")

    def is_on(self, name: str, role: str) -> None:
        """Have the keyboard's focus on something."""
        self._wait(lambda: self._has_focus(name, role), f"{_named(name, role)} has no focus")

    def hears(self, name: str) -> None:
        """Have the focus on something that says its name and is in sight."""
        complaint = f"the focus is not on {name!r}, or out of sight"
        self._wait(lambda: self._look("focusSaysInSight") == name, complaint)

    def is_at_the_main_words(self) -> None:
        self._wait(lambda: self._look("isAtMain"), "the main words of the page are not in sight")

    def sees_links_in(self, name: str) -> list[str]:
        """The links of a navigation that are in sight and lead to another page; at least one."""
        looks: list[list[str]] = [[]]

        def rests() -> bool:
            found = self.window.find("navigation", name)
            looks.append(self._look("linksIn", found[0]) if found else [])
            return bool(looks[-1]) and looks[-1] == looks[-2]

        self._wait(rests, f"the navigation {name!r} shows no links")
        return looks[-1]

    def has_downloaded(self, name: str) -> bytes:
        """The content of a file that the browser has saved."""
        return bytes(self._wait(lambda: self.window.saved(name), f"{name} was not saved"))

    def fetches(self, name: str) -> bytes:
        """The content of the file that a link in sight leads to."""
        self.finds(name, "link")
        with urlopen(self._look("addressOf", self.window.find("link", name)[0])) as answer:
            return bytes(answer.read())

    def has_a_light_page(self) -> bool:
        return bool(self._look("isLight"))

    def prints(self) -> str:
        """The words on the paper."""
        import pypdfium2

        with pypdfium2.PdfDocument(self.window.pdf()) as paper:
            return " ".join(
                " ".join(sheet.get_textpage().get_text_range() for sheet in paper).split()
            )

    def leaves(self, expected: str = "\0") -> None:
        """Close the window; fails if a page asked another host or complained unexpectedly."""
        self._note_requests()
        complaints = self.window.complaints()
        self.window.close()
        ours = (self.home, "data:", "blob:")
        foreign = [url for url in self.requests if not url.startswith(ours)]
        assert not foreign, f"asked of another host: {foreign}"
        complaints = [each for each in complaints if expected not in each]
        assert not complaints, f"the browser complained: {complaints}"

    # How it is done

    def _look(self, name: str, *arguments: object) -> Any:
        return self.window.run(EYES, name, *arguments)

    def _note_requests(self) -> None:
        try:
            self.requests.update(self.window.requests())
        except self.window.errors:
            return  # no page yet

    def _wait(self, seen: Callable[[], Any], complaint: str) -> Any:
        """What a look gives as soon as it gives something."""
        end = time.monotonic() + TIMEOUT
        why: Exception | None = None
        while time.monotonic() < end:
            try:
                if found := seen():
                    return found
            except self.window.errors as error:
                why = error
            time.sleep(0.05)
        raise AssertionError(f"{complaint} (at {self._look('address')})") from why

    def _point(self, name: str, role: str) -> list[int] | None:
        """A point at which it can be touched now, without scrolling."""
        if not role:
            point: list[int] | None = self._look("pointOfWords", name)
            return point
        points = (self._look("pointOf", each) for each in self.window.find(role, name))
        return next((point for point in points if point), None)

    def _scrolled(self, name: str, role: str) -> list[int] | None:
        """As _point, after scrolling to it if need be."""
        ways: Iterator[tuple[Any, ...]] = (("scrollToWords", name, nth) for nth in range(50))
        if role:
            ways = (("scrollTo", element) for element in self.window.find(role, name))
        point = self._point(name, role)
        while not point and self._look(*next(ways, ("nowhere",))):
            point = self._point(name, role)
        return point

    def _settled(self, name: str, role: str) -> list[int]:
        """The point, once it no longer moves."""
        points: list[list[int] | None] = [None]

        def rests() -> list[int] | None:
            points.append(self._scrolled(name, role))
            return points[-1] if points[-1] == points[-2] else None

        found: list[int] = self._wait(rests, f"{_named(name, role)} cannot be reached")
        return found

    def _has_focus(self, name: str, role: str) -> bool:
        return any(self._look("hasFocus", each) for each in self.window.find(role, name))


def _named(name: str, role: str) -> str:
    return f"{role} {name!r}" if role else repr(name)

"""What the engines that speak WebDriver have in common: its keys, and finding by role and name."""

from __future__ import annotations

from typing import Any

from journeys.window import EYES

REQUESTS = "() => performance.getEntriesByType('resource').map((each) => each.name)"

KEYS = {
    "Tab": "\ue004",
    "Enter": "\ue007",
    "Escape": "\ue00c",
    "Control": "\ue009",
    "Shift": "\ue008",
    "Space": " ",
}
# The roles of digital publishing are kinds of the ordinary ones.
PLAIN_ROLES = {"doc-noteref": "link", "doc-backlink": "link"}


def keys(pressed: list[str]) -> dict[str, object]:
    """The action of pressing keys one after the other; `Control+v` is two at once."""
    actions = []
    for key in pressed:
        held = [KEYS.get(part, part) for part in (key.split("+") if len(key) > 1 else [key])]
        actions += [{"type": "keyDown", "value": part} for part in held]
        actions += [{"type": "keyUp", "value": part} for part in reversed(held)]
    return {"type": "key", "id": "keyboard", "actions": actions}


def pointer(kind: str, *points: tuple[float, float]) -> dict[str, object]:
    """The action of pressing at the first point of the window and letting go at the last."""
    moves = [
        {"type": "pointerMove", "x": round(x), "y": round(y), "duration": 100 if n else 0}
        for n, (x, y) in enumerate(points)
    ]
    down: dict[str, object] = {"type": "pointerDown", "button": 0}
    actions = [moves[0], down, *moves[1:], {"type": "pointerUp", "button": 0}]
    return {"type": "pointer", "id": kind, "parameters": {"pointerType": kind}, "actions": actions}


class ByRole:
    """Elements by role and accessible name, as the browser itself computes them."""

    def run(self, function: str, *arguments: object) -> Any:
        raise NotImplementedError

    def role_of(self, element: Any) -> str:
        raise NotImplementedError

    def name_of(self, element: Any) -> str:
        raise NotImplementedError

    def find(self, role: str, name: str) -> list[Any]:
        """Elements that are rendered, in the order of the page."""
        candidates = self.run(EYES, "candidates", role, name)
        return [each for each in candidates if self._is(each, role, name)]

    def _is(self, element: Any, role: str, name: str) -> bool:
        computed = self.role_of(element)
        return PLAIN_ROLES.get(computed, computed) == role and (
            " ".join(self.name_of(element).split()) == name
        )

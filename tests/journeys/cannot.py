"""What an engine, or its driver, cannot do: the journeys that need it are counted as exceptions."""

from __future__ import annotations

CANNOT = {
    ("webkit", "print"): "the driver of WebKitGTK cannot print",
    ("webkit", "save"): "MiniBrowser saves files where its driver cannot say",
    ("webkit", "narrow"): "no window of MiniBrowser is narrower than 447 px",
}

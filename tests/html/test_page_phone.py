"""The page on a telephone: fingers scroll, what is tapped is read, and the picture can still be moved."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from page_opened import Opened
from playwright.sync_api import expect

Open = Callable[..., Opened]
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def swipe(found: Opened, start: tuple[float, float], end: tuple[float, float], fingers: int = 1) -> None:
    """Move fingers over the glass, as the browser gets it from the machine."""
    session = found.context.new_cdp_session(found.page)

    def send(kind: str, share: float) -> None:
        x, y = (one + share * (other - one) for one, other in zip(start, end, strict=True))
        points = [{"x": x + 60 * finger, "y": y, "id": finger} for finger in range(fingers)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [] if kind == "touchEnd" else points})

    send("touchStart", 0)
    for step in range(1, 11):
        send("touchMove", step / 10)
        found.page.wait_for_timeout(16)
    send("touchEnd", 1)
    found.page.wait_for_timeout(300)


def view(found: Opened) -> Any:
    return found.page.evaluate("network.getViewPosition()")


def test_one_finger_over_the_picture_scrolls_the_page(opened: Open) -> None:
    found = opened("seed", probe=True, **PHONE)
    before = view(found)
    swipe(found, (200, 600), (200, 300))
    assert found.page.evaluate("scrollY") > 150
    assert abs(view(found)["y"] - before["y"]) < 20


def test_two_fingers_move_the_picture(opened: Open) -> None:
    found = opened("seed", probe=True, **PHONE)
    before = view(found)
    swipe(found, (150, 600), (150, 450), fingers=2)
    assert view(found)["y"] > before["y"] + 50
    assert found.page.evaluate("scrollY") < 20


def test_a_tap_on_a_line_brings_its_sentence_into_sight(opened: Open) -> None:
    found = opened("seed", probe=True, **PHONE)
    place = found.page.evaluate(
        """() => { const { x, y, width, height } = document.getElementById("graph").getBoundingClientRect();
        const spots = labelSpots().filter((each) => !each.hidden && each.line.claims.length === 1)
          .map(({ point: [x, y] }) => network.canvasToDOM({ x, y }));
        const spot = spots.find((each) => each.x > 30 && each.x < width - 30 && each.y > 60 && each.y < height - 30);
        return [x + spot.x, y + spot.y]; }"""
    )
    found.page.touchscreen.tap(*place)
    expect(found.page.locator("#panel blockquote mark").first).to_be_in_viewport()

"""The page as pyvis' Network with this package's own template: one file that asks nothing of any other place.

In: a drawing, what the page opens with, and its data. Out: the page's text. A label such as "</script><img
onerror=...>" in an article must stay words: the template escapes by itself, data stands in blocks that are not run,
and the content security policy lets only the scripts and styles run whose hashes it names.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader
from markupsafe import Markup
from pyvis.network import Network

from kg.export.html.drawing import Drawing
from kg.export.html.measures import LINE_FONT
from kg.export.html.opening import Opening

TEMPLATE = "page.html"
VIS_NETWORK = "lib/vis-9.1.2/vis-network.min.js"

SCRIPTS = (
    "dom", "data", "style", "bundle", "layout", "facets", "state", "picture", "labels", "pins", "find", "claim",
    "node", "lists", "panel", "filters", "table", "drawing", "timeline", "map", "takeaway", "print", "links", "keys",
    "touch", "start",
)  # fmt: skip
"""Parts of the page's script in the order in which they are joined."""

_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {"hover": True, "multiselect": True, "keyboard": False, "tooltipDelay": 150, "zoomSpeed": 0.7},
    "nodes": {
        "shape": "box",
        "margin": 6,
        "borderWidth": 2,
        "borderWidthSelected": 4,
        "chosen": {"node": True, "label": False},
        "font": {"size": 15, "face": "system-ui, sans-serif"},
        "scaling": {"label": {"drawThreshold": 3}},
    },
    "edges": {
        "scaling": {"label": {"drawThreshold": 3}},
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.55}},
        "smooth": False,
        "selectionWidth": 1,
        "hoverWidth": 1,
        "color": {"inherit": False},
        "font": {"size": LINE_FONT, "strokeWidth": 4, "align": "horizontal", "face": "system-ui, sans-serif"},
    },
}


class PageNetwork(Network):  # type: ignore[misc]  # pyvis has no types
    """A pyvis network that renders this package's template and looks nodes up in a dict."""

    def __init__(self, context: Mapping[str, Any]) -> None:
        super().__init__(directed=True, cdn_resources="in_line")
        self.path = TEMPLATE
        # Own templates first, then pyvis'; autoescape for both.
        self.templateEnv = Environment(
            loader=ChoiceLoader([PackageLoader("kg.export.html"), PackageLoader("pyvis")]),
            autoescape=True,
            keep_trailing_newline=True,
        )
        self.templateEnv.globals.update(context)
        self.templateEnv.filters["data"] = data_block
        # pyvis hands its options over as JSON text already.
        self.templateEnv.filters["options"] = lambda text: data_block(json.loads(text))
        self.set_options(json.dumps(_OPTIONS))

    def get_nodes(self) -> Mapping[int, Any]:
        """Nodes by id. pyvis returns a list here, which makes every added edge a search through all nodes."""
        nodes: Mapping[int, Any] = self.node_map
        return nodes

    def get_network_data(self) -> tuple[Any, ...]:
        """pyvis' data without what it adds to each node and edge and the options already say for all."""
        nodes, edges, *rest = super().get_network_data()
        spare = ("shape", "color", "font", "arrows")
        slim = [[{key: item[key] for key in item if key not in spare} for item in items] for items in (nodes, edges)]
        return (*slim, *rest)


def page(drawing: Drawing, opening: Opening, data: Mapping[str, Any], *, title: str) -> str:
    """The whole page as text."""
    empty = not data["claims"]["id"]
    script, style = _joined_scripts(), _resource("page.css") + (_resource("empty.css") if empty else "")
    vis = _vis_network()
    context = {
        "page_title": title,
        "page_data": data,
        "empty": empty,
        "script": Markup(script),
        "style": Markup(style),
        "vis": Markup(vis),
        "policy": _policy((vis, script), (style,)),
    }
    network = PageNetwork(context)
    for position, node in enumerate(drawing.nodes):
        x, y = opening.positions[position]
        network.add_node(position, label=node.label or "?", group=node.kind, x=x, y=y, **_facts(drawing, position))
    for line in drawing.lines:
        network.add_edge(line.start, line.end, id=line.claim)
    text: str = network.generate_html()
    return text.encode("utf-8", "replace").decode("utf-8")


def _facts(drawing: Drawing, position: int) -> dict[str, Any]:
    """What the panel of a node shows beside its claims."""
    node = drawing.nodes[position]
    facts: dict[str, Any] = {"key": node.key}
    if node.claim is not None:
        facts["claim"], facts["tie"] = node.claim, node.tie
    if node.entity is not None:
        entity = node.entity
        facts["aliases"] = list(entity.aliases)
        facts["wikidata"], facts["country"], facts["roles"] = entity.wikidata, entity.country, list(entity.roles)
        facts["lat"], facts["lon"] = entity.lat, entity.lon
    return {key: value for key, value in facts.items() if value not in (None, [])}


def data_block(value: object) -> Markup:
    """``value`` as JSON that can stand inside a script element: no angle bracket, no ampersand, ASCII only."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    for character, escape in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")):
        text = text.replace(character, escape)
    return Markup(text)


def _joined_scripts() -> str:
    parts = [_resource(f"js/{name}.js") for name in SCRIPTS]
    return '"use strict";\n(() => {\n' + "\n".join(parts) + "})();\n"


def _resource(name: str) -> str:
    return files("kg.export.html").joinpath("templates", *name.split("/")).read_text(encoding="utf-8")


def _vis_network() -> str:
    """vis-network out of the pyvis package, without the comment that makes a browser's tools ask for a source map."""
    text = files("pyvis").joinpath("templates", *VIS_NETWORK.split("/")).read_text(encoding="utf-8")
    return "\n".join(line for line in text.split("\n") if not line.startswith("//# sourceMappingURL"))


def _policy(scripts: tuple[str, ...], styles: tuple[str, ...]) -> str:
    """The content security policy: nothing but the scripts and styles of the page itself."""
    allowed_scripts = " ".join(_hash(script) for script in scripts)
    allowed_styles = " ".join(_hash(style) for style in styles)
    return (
        f"default-src 'none'; script-src {allowed_scripts}; style-src {allowed_styles}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"

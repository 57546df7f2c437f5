"""Each command says what it does, gives an example, and stands in the README; help costs no heavy import."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

COMMANDS = ("build", "query", "explain", "html", "extract", "ontology", "ontology check")
HEAVY = ("spacy", "rdflib", "networkx", "pyvis", "pyoxigraph", "numpy", "yaml")


def run_and_list_modules(*arguments: str) -> tuple[str, set[str]]:
    code = (
        "import sys, json\n"
        "from kg.cli import main\n"
        f"sys.argv = {['kg', *arguments]!r}\n"
        "try: main()\n"
        "except SystemExit as end: assert not end.code, end.code\n"
        "finally: print(json.dumps(sorted(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout, set(json.loads(done.stderr.splitlines()[-1]))


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_says_what_it_does_with_an_example_and_stands_in_the_readme(command: str, root: Path) -> None:
    printed, modules = run_and_list_modules(*command.split(), "--help")
    lines = [line.strip() for line in printed.splitlines()]
    usage = next(position for position, line in enumerate(lines) if line.startswith("Usage"))
    summary = next(line for line in lines[usage + 1 :] if line)
    assert summary.split()[0] in {"Build", "Ask", "Explain", "Make", "Extract", "Print", "Check"}
    example = next(position for position, line in enumerate(lines) if line.startswith("Example"))
    assert f"kg {command}" in lines[example + 1]
    assert f"kg {command}" in (root / "README.md").read_text("utf-8")
    assert not modules & set(HEAVY)


def test_the_help_of_the_program_names_every_command_without_heavy_imports() -> None:
    printed, modules = run_and_list_modules("--help")
    listed = [line.split()[0] for line in printed.partition("Commands:")[2].splitlines() if line.strip()]
    assert set(COMMANDS) - {"ontology check"} <= set(listed)
    assert {name for name in listed if name.isidentifier() and name.islower()} <= set(COMMANDS)
    assert not modules & set(HEAVY)


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import sys, kg; kg.__version__; print(*[name for name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not set(done.stdout.split()) & set(HEAVY)


def test_querying_and_making_the_page_load_no_spacy(root: Path, tmp_path: Path) -> None:
    query = "SELECT ?who ?whom WHERE { ?who kg:met ?whom }"
    _, modules = run_and_list_modules("query", str(root / "out"), query)
    assert not modules & {"spacy", "rdflib", "networkx", "pyvis"}
    for name in ("claims.jsonl", "entities.jsonl", "articles.jsonl"):
        (tmp_path / name).write_bytes((root / "out" / name).read_bytes())
    _, modules = run_and_list_modules("html", str(tmp_path))
    assert "spacy" not in modules
    assert (tmp_path / "graph.html").read_bytes() == (root / "out" / "graph.html").read_bytes()

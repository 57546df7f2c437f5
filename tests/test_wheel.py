"""An installed wheel works outside the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import kg


@pytest.fixture(scope="module")
def installed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's content as it lies in site-packages."""
    dist, site = tmp_path_factory.mktemp("dist"), tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(dist)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = dist.glob("geopolitical_kg-*-py3-none-any.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    return site


def run_outside(installed: Path, folder: Path, code: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-P", "-c", code], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_wheel_holds_ontology_templates_and_type_marker(root: Path, installed: Path) -> None:
    assert (installed / "kg" / "py.typed").is_file()
    for folder, target in (("ontology", "_ontology"), ("kg/export/html/templates", "export/html/templates")):
        wanted = {path.relative_to(root / folder) for path in (root / folder).rglob("*") if path.is_file()}
        packed = installed / "kg" / target
        missing = {path for path in wanted if not (packed / path).is_file() and "__pycache__" not in path.parts}
        assert not missing


def test_the_installed_package_loads_its_own_ontology(installed: Path, tmp_path: Path) -> None:
    code = "import kg.ontology as o; print(o.data_folder()); print(len(o.load().relations))"
    folder, relations = run_outside(installed, tmp_path, code).splitlines()
    assert Path(folder).is_relative_to(installed)
    assert int(relations) > 0


def test_the_version_is_that_of_the_project(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    assert kg.__version__ == project["version"]

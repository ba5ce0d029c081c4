"""Writes what Dateline is made of as CycloneDX JSON: packages of the lock with hashes and licences, and data.

    python packaging/sbom.py OUT.cdx.json [--check]

The same lock gives the same bytes. --check holds the file to the schema (needs cyclonedx-python-lib[json-validation]).
"""

import argparse
import json
import sys
import tomllib
import uuid
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from locked import Pin, pins

HERE = Path(__file__).parent
SHIPPED = tomllib.loads((HERE / "shipped.toml").read_text(encoding="utf-8"))
PROJECT = tomllib.loads((HERE.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def sbom() -> dict[str, object]:
    """Return the whole bill of materials."""
    components = [*map(_component, pins()), *map(_data, SHIPPED["data"])]
    root = f"dateline@{PROJECT['version']}"
    body: dict[str, object] = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": root,
                "name": "dateline",
                "version": PROJECT["version"],
                "description": PROJECT["description"],
                "licenses": _licences(PROJECT["license"]),
            }
        },
        "components": components,
        "dependencies": [{"ref": root, "dependsOn": [one["bom-ref"] for one in components]}],
    }
    body["serialNumber"] = f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(body, sort_keys=True))}"
    return body


def _component(pin: Pin) -> dict[str, object]:
    carries = SHIPPED["native"].get(pin.name, "")
    ref = f"pkg:pypi/{pin.name}@{pin.version}"
    properties = [{"name": "dateline:marker", "value": pin.marker}] if pin.marker else []
    properties += [{"name": "dateline:carries", "value": carries}] if carries else []
    properties += [{"name": "dateline:file:sha256", "value": value} for value in sorted(pin.hashes)]
    return {
        "type": "library",
        "bom-ref": ref,
        "name": pin.name,
        "version": pin.version,
        "purl": ref,
        "licenses": _licences(SHIPPED["licences"][pin.name]),
        "properties": properties,
    }


def _data(told: dict[str, str]) -> dict[str, object]:
    ref = f"data:{told['name'].lower().replace(' ', '-')}"
    return {
        "type": "data",
        "bom-ref": ref,
        "name": told["name"],
        "description": told["what"],
        "licenses": _licences(told["licence"]),
    }


def _licences(words: str) -> list[dict[str, object]]:
    if words.startswith("LicenseRef-"):
        return [{"license": {"name": words.removeprefix("LicenseRef-")}}]
    return [{"expression": words}] if " " in words else [{"license": {"id": words}}]


def text() -> str:
    """Return the bill of materials as it is written."""
    return json.dumps(sbom(), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def fault(told: str) -> str:
    """Return what the schema of CycloneDX has against a text; empty if nothing."""
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    found = JsonStrictValidator(SchemaVersion.V1_6).validate_str(told)
    return "" if found is None else str(found)


def main() -> int:
    """Write the file, and check it if asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--check", action="store_true")
    chosen = parser.parse_args()
    chosen.out.write_text(text(), encoding="utf-8")
    if chosen.check and (found := fault(text())):
        print(found[:2000], file=sys.stderr)
        return 1
    print(f"{chosen.out}: {len(pins())} packages and {len(SHIPPED['data'])} sets of data")
    return 0


if __name__ == "__main__":
    sys.exit(main())

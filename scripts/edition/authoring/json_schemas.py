"""JSON Schemas of the records, for text editors that complete keys and underline errors.

They describe what people type, so text can also be a number or a date without quotation marks.
Dialect: https://json-schema.org/draft-07/schema, which the YAML extension of VS Code reads.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from edition.kinds.csl import CSL_TYPES, DATE_VARIABLES, NAME_VARIABLES
from edition.kinds.kind import Kind
from edition.kinds.table import KINDS
from edition.model.text import LOCUS, Locus, LocusRange
from edition.read.config import Config
from edition.read.files import write_inside

FOLDER = Path(".vscode") / "schemas"
DIALECT = "http://json-schema.org/draft-07/schema#"

_TEXT = {"type": ["string", "number", "boolean"]}
_NAMES = {"type": ["array", "string"]}
_DATE = {"type": ["object", "string", "number"]}
_LOCI = {
    "anyOf": [
        {"type": "string", "pattern": rf"^{LOCUS.pattern}([-–]{LOCUS.pattern})?$"},
        {"type": "number"},
    ]
}


def schemas() -> dict[str, str]:
    """Return the text of each schema by file name: `note.json` and so on, `edition.json`."""
    by_name = {f"{kind.name}.json": _kind_schema(kind) for kind in KINDS.values()}
    by_name["edition.json"] = _object_schema(Config, "annotations/edition.yml")
    return {
        name: json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        for name, schema in by_name.items()
    }


def write_schemas(root: Path) -> list[Path]:
    """Write the schemas where .vscode/settings.json expects them, and return their paths.

    Raises:
        SymbolicLinkError: if a file would be written through a symbolic link.
    """
    paths = []
    for name, text in schemas().items():
        paths.append(root / FOLDER / name)
        write_inside(root, paths[-1], text)
    return paths


def _kind_schema(kind: Kind) -> dict[str, Any]:
    schema = _object_schema(kind.model, f"annotations/{kind.folder}/")
    if kind.more_keys:
        more = {name: _csl_schema(name) for name in sorted(kind.more_keys)}
        schema["properties"] = more | schema["properties"]
        schema["properties"]["type"] = {"enum": sorted(CSL_TYPES)}
        schema["properties"]["id"] = _TEXT
    return schema


def _csl_schema(name: str) -> dict[str, Any]:
    if name in NAME_VARIABLES:
        return _NAMES
    return _DATE if name in DATE_VARIABLES else _TEXT


def _object_schema(model: Any, title: str) -> dict[str, Any]:
    properties = {
        field.alias or name: _NAMES if name == "author_names" else _value_schema(field.annotation)
        for name, field in model.model_fields.items()
    }
    required = [f.alias or n for n, f in model.model_fields.items() if f.is_required()]
    return {
        "$schema": DIALECT,
        "title": title,
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _value_schema(annotation: Any) -> dict[str, Any]:
    """Return a schema of what people can type for a value of this type."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if annotation in (Locus, LocusRange):
        return _LOCI
    if annotation is int:
        return {"type": "integer", "minimum": 1}
    if annotation is bool:
        return {"type": "boolean"}
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin is tuple:
        return {"type": "array", "items": _TEXT}
    if origin is dict:
        return {"type": "object", "additionalProperties": _TEXT}
    if origin is not None and arguments:  # Annotated, Optional
        inner = next((a for a in arguments if a is not type(None)), str)
        return _value_schema(inner)
    return _TEXT

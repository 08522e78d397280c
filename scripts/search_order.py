"""Writes anew in which order the labelled searches find the demonstration data.

    python -m scripts.search_order

Asks the database of the settings, where the demonstration data are loaded; both engines give the
same. What changed shows in the diff, and is looked at before it is committed.
"""

import json
import os
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.embedded")
django.setup()

from matters.index import finding  # noqa: E402 -- models exist only after setup
from matters.models import Matter  # noqa: E402

FOLDER = Path(__file__).parent.parent / "tests/data/search"
SHOWN = 10


def main() -> None:
    slugs = dict(Matter.objects.values_list("pk", "slug"))
    labelled = json.loads((FOLDER / "queries.json").read_text(encoding="utf-8"))
    lines = []
    for query in (one["query"] for one in labelled):
        found = [slugs[hit.matter_id] for hit in finding.find(query).hits[:SHOWN]]
        lines.append(f"  {json.dumps(query, ensure_ascii=False)}: {json.dumps(found)}")
    text = "{\n" + ",\n".join(lines) + "\n}\n"
    (FOLDER / "order.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

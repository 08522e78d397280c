"""What applicants have to bring. Pure."""

from collections.abc import Iterable

from matters.rules.guide_rows import Material

OWN = "applicant"


def is_brought(material: Material) -> bool:
    """Whether the applicant hands it in: everything that is not exempt, whoever issued it."""
    return not material.exempt_reason


def own_materials(materials: Iterable[Material]) -> int | None:
    """How many people bring of their own; None where none is listed, or one without its source."""
    listed = tuple(materials)
    if not listed or not all(one.source for one in listed):
        return None
    return sum(is_brought(one) and one.source == OWN for one in listed)

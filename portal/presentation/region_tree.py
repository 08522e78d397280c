"""Regions by what lies in what, as their codes say (GB/T 2260). Pure but for the prefix of a code."""

from collections.abc import Iterable

from matters.filters import region_prefix


class RegionTree:
    """Of some regions which one is right above each: the closest of them that holds it."""

    def __init__(self, codes: Iterable[str]) -> None:
        known = {region_prefix(code): code for code in codes}
        self.above: dict[str, str] = {}
        for prefix, code in known.items():
            holders = (known.get(prefix[:length]) for length in (4, 2) if length < len(prefix))
            self.above[code] = next((one for one in holders if one), "")

    def line(self, code: str) -> list[str]:
        """`code` and all that hold it, the closest first."""
        found = list[str]()
        while code in self.above:
            found.append(code)
            code = self.above[code]
        return found

    def level(self, code: str) -> int:
        return len(self.line(code)) - 1

    def top(self, code: str) -> str:
        return self.line(code)[-1]

    def branch(self, code: str) -> set[str]:
        """`code`, those that hold it, and those right below each."""
        line = self.line(code)
        return {*line, *(one for one, above in self.above.items() if above in line)}

    def around(self, code: str) -> set[str]:
        """The regions on top and the branch of `code`; that of a single top in any case."""
        tops = {one for one, above in self.above.items() if not above}
        return tops | self.branch(code) | (self.branch(*tops) if len(tops) == 1 else set())

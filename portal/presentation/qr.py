"""An address as a QR code."""

from functools import lru_cache

import segno


@lru_cache(maxsize=1024)
def qr_svg(address: str) -> str:
    """The code as an SVG element without styles: dark on light in every colour scheme, with its quiet zone."""
    code = segno.make(address, error="m", micro=False)
    svg: str = code.svg_inline(border=4, light="#fff", omitsize=True, svgclass="qr", lineclass=None)
    return svg

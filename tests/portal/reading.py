"""What a person reads of a page."""

import re


def text_of(response):
    """What a person reads: no tags, runs of space as one."""
    main = response.content.decode().split("<main", 1)[1].split("</main>", 1)[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", main))

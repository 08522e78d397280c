"""What the pages owe people who use a keyboard, a screen reader, large type or another contrast, asked in a browser."""

from pathlib import Path

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text(encoding="utf-8")

RUN = """
const done = arguments[arguments.length - 1];
const options = {resultTypes: ["violations"], ...arguments[0]};
axe.run(document, options).then(
  (found) => done(found.violations.flatMap(
    (one) => one.nodes.map((node) => `${one.id}: ${node.target.join(" ")} ${node.html.slice(0, 120)}`))),
  (error) => done([String(error)]));
"""
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
"""What another colour scheme can change; all other rules look at what stays the same."""

IS_SEEN = """
const isSeen = (one) => {
  const box = one.getBoundingClientRect();
  const style = getComputedStyle(one);
  return box.width > 1 && box.height > 1 && style.visibility === "visible" && !one.closest(".visually-hidden, .skip-link");
};
"""
SMALL_TEXTS = (
    IS_SEEN
    + """
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
const found = [];
while (walker.nextNode()) {
  const one = walker.currentNode.parentElement;
  if (!walker.currentNode.data.trim() || !isSeen(one) || one.closest("script, style, option")) continue;
  const size = parseFloat(getComputedStyle(one).fontSize);
  if (size < arguments[0]) found.push(`${size}px ${one.tagName}.${one.className.baseVal ?? one.className}: ${walker.currentNode.data.trim().slice(0, 40)}`);
}
return [...new Set(found)];
"""
)
SMALL_TARGETS = (
    IS_SEEN
    + """
const kinds = "a[href], button, select, summary, textarea, input:not([type=hidden])";
return [...document.querySelectorAll(kinds)].filter(isSeen).flatMap((one) => {
  const target = ["radio", "checkbox"].includes(one.type) ? one.closest("label") ?? one : one;
  const box = target.getBoundingClientRect();
  const isSmall = box.height < arguments[0] - 0.5 || box.width < arguments[0] - 0.5;
  return isSmall ? [`${Math.round(box.width)}x${Math.round(box.height)} ${target.outerHTML.slice(0, 120)}`] : [];
});
"""
)
WIDER = """
const width = document.documentElement.clientWidth;
return document.documentElement.scrollWidth > width ? [...document.querySelectorAll("body *")]
  .filter((one) => one.getBoundingClientRect().right > width + 1)
  .slice(0, 5).map((one) => one.outerHTML.slice(0, 120)) : [];
"""


def violations(browser, options=None) -> list[str]:
    """What axe-core finds wrong on the page at hand: the rule and the element."""
    if not browser.execute_script("return Boolean(window.axe)"):
        browser.execute_script(AXE)
    return browser.execute_async_script(RUN, options or {})


def wider_than_the_window(browser) -> list[str]:
    return browser.execute_script(WIDER)


def smaller_texts(browser, pixels: int) -> list[str]:
    return browser.execute_script(SMALL_TEXTS, pixels)


def smaller_targets(browser, pixels: int) -> list[str]:
    """Links, buttons and fields; for a radio button or a box its label counts."""
    return browser.execute_script(SMALL_TARGETS, pixels)


def console_errors(browser) -> list[str]:
    return [entry["message"] for entry in browser.get_log("browser") if entry["level"] == "SEVERE"]


def wear(browser, scheme: str) -> None:
    """The page at hand takes the attribute that the server writes for a chosen scheme."""
    browser.execute_script("document.documentElement.dataset.scheme = arguments[0]", scheme)


def resize(browser, size: tuple[int, int], *, is_phone: bool) -> None:
    width, height = size
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": is_phone},
    )

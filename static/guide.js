// The guide page is whole without this: it marks the section being read, unfolds the one asked for,
// and offers to copy a phone and to print.
(() => {
  "use strict";

  const links = new Map();
  for (const link of document.querySelectorAll(".toc--guide a")) {
    links.set(link.hash.slice(1), link);
  }
  const headings = [...links.keys()].map((key) => document.getElementById(key)).filter(Boolean);

  const mark = (current) => {
    for (const [key, link] of links) {
      if (key !== current) {
        link.removeAttribute("aria-current");
        continue;
      }
      link.setAttribute("aria-current", "location");
      const strip = link.closest("ol");
      strip.scrollLeft = link.offsetLeft - strip.offsetLeft - 16;
    }
  };

  if ("IntersectionObserver" in window) {
    // What is read is the last section whose heading has come into the upper fifth of the window.
    const passed = new Set();
    const observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting, boundingClientRect } of entries) {
        if (isIntersecting || boundingClientRect.top < 0) passed.add(target);
        else passed.delete(target);
      }
      const last = headings.filter((heading) => passed.has(heading)).pop();
      mark(last ? last.id : "");
    }, { rootMargin: "0px 0px -80% 0px" });
    headings.forEach((heading) => observer.observe(heading));
  }

  const unfold = (key) => {
    const heading = document.getElementById(key);
    const fold = heading && heading.closest("details.fold");
    if (fold) fold.open = true;
  };
  for (const [key, link] of links) link.addEventListener("click", () => unfold(key));
  const unfoldAddress = () => unfold(decodeURIComponent(location.hash.slice(1)));
  addEventListener("hashchange", unfoldAddress);
  unfoldAddress();

  for (const item of document.querySelectorAll("[data-print]")) {
    item.hidden = false;
    item.querySelector("button").addEventListener("click", () => print());
  }

  if (navigator.clipboard) {
    for (const phone of document.querySelectorAll("[data-copy]")) {
      const number = phone.textContent.trim();
      const button = document.createElement("button");
      button.type = "button";
      button.className = "copy";
      button.textContent = phone.dataset.copy;
      button.setAttribute("aria-label", `${phone.dataset.copy} ${number}`);
      const said = document.createElement("span");
      said.className = "copied";
      said.setAttribute("role", "status");
      button.addEventListener("click", async () => {
        try {
          await navigator.clipboard.writeText(number);
          said.textContent = phone.dataset.copied;
        } catch {
          said.textContent = "";
          getSelection().selectAllChildren(phone.firstElementChild || phone);
        }
      });
      phone.append(" ", button, " ", said);
    }
  }
})();

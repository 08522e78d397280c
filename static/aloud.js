// Reads the page aloud, part by part, where the browser has a voice for its language. Elsewhere the button stays hidden.
(function () {
  "use strict";
  var speech = window.speechSynthesis;
  var button = document.querySelector("[data-aloud]");
  if (!speech || !window.SpeechSynthesisUtterance || !button) return;

  var PARTS = "h1, h2, h3, h4, p, li, dt, dd, caption, th, td, summary, legend, label, blockquote";
  var parts = [];
  var at = 0;
  var run = 0;

  function language(part) {
    return part.closest("[lang]").lang.slice(0, 2);
  }
  function canRead(code) {
    return speech.getVoices().some(function (voice) {
      return voice.lang.slice(0, 2).toLowerCase() === code;
    });
  }
  function isShown(part) {
    return part.getClientRects().length > 0 && !part.closest("[aria-hidden=true]");
  }
  function isInnermost(part) {
    return !part.querySelector(PARTS);
  }
  function mark(part) {
    var before = document.querySelector(".is-read");
    if (before) before.classList.remove("is-read");
    if (!part) return;
    part.classList.add("is-read");
    part.scrollIntoView({ block: "nearest" });
  }
  function stop() {
    run += 1;
    speech.cancel();
    mark(null);
    button.textContent = button.dataset.aloud;
    button.setAttribute("aria-pressed", "false");
  }
  function next(mine) {
    if (mine !== run) return;
    var part = parts[at];
    if (!part) return stop();
    at += 1;
    var words = new SpeechSynthesisUtterance(part.textContent.replace(/\s+/g, " ").trim());
    words.lang = part.closest("[lang]").lang;
    words.onend = words.onerror = function () { next(mine); };
    mark(part);
    speech.speak(words);
  }
  function start() {
    var all = document.getElementById("content").querySelectorAll(PARTS);
    parts = Array.prototype.filter.call(all, function (part) {
      return isInnermost(part) && isShown(part) && part.textContent.trim() && canRead(language(part));
    });
    at = 0;
    run += 1;
    speech.cancel();
    button.textContent = button.dataset.aloudStop;
    button.setAttribute("aria-pressed", "true");
    next(run);
  }
  function offer() {
    button.hidden = !canRead(document.documentElement.lang.slice(0, 2));
  }

  button.textContent = button.dataset.aloud;
  button.setAttribute("aria-pressed", "false");
  button.addEventListener("click", function () {
    if (button.getAttribute("aria-pressed") === "true") stop(); else start();
  });
  window.addEventListener("pagehide", stop);
  if (speech.addEventListener) speech.addEventListener("voiceschanged", offer);
  offer();
})();

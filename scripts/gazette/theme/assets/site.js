// What scripts add to pages that are complete without them: colour scheme, print, copy, find, and keys
// that lead to the search box.
(function () {
  "use strict";
  var root = document.documentElement, words = __SCRIPT_WORDS__;
  var status = document.getElementById("thong-bao");
  var assets = document.currentScript.src.replace(/[^/]*$/, "");

  function each(selector, act) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), act);
  }

  function isDark() {
    return root.dataset.mau ? root.dataset.mau === "toi" : matchMedia("(prefers-color-scheme:dark)").matches;
  }

  each("[data-tone]", function (button) {
    function name() {
      button.lastChild.textContent = isDark() ? words.light : words.dark;
      button.setAttribute("aria-label", isDark() ? words.to_light : words.to_dark);
    }
    name();
    button.addEventListener("click", function () {
      root.dataset.mau = isDark() ? "sang" : "toi";
      try { localStorage.setItem("mau", root.dataset.mau); } catch (error) { /* the choice lasts for this page */ }
      name();
    });
  });

  function say(words) {
    status.textContent = words;
    status.className = "toast";
    clearTimeout(say.end);
    say.end = setTimeout(function () { status.textContent = ""; status.className = "unseen"; }, 2500);
  }
  function copier(selector, textOf, done) {
    each(selector, function (it) {
      it.addEventListener("click", function () {
        navigator.clipboard.writeText(textOf(it)).then(function () { say(done); });
      });
    });
  }
  each("[data-print]", function (button) { button.addEventListener("click", function () { print(); }); });
  if (navigator.clipboard) {
    copier("[data-copy]", function (button) {
      return document.getElementById(button.dataset.copy).textContent.trim();
    }, words.copied_citation);
    copier("[data-copy-address]", function () { return location.href; }, words.copied_address);
    copier(".sheet .pl", function (link) { return link.href; }, words.copied_link);
  }

  // The point that the address names: the citation and the report of an error name it too.
  function namePoint() {
    var hash = "", name = "";
    each(".pl", function (link) {
      if (link.hash === location.hash) { hash = link.hash; name = link.getAttribute("aria-label"); }
    });
    each("[data-point]", function (part) { part.textContent = name && ", " + name; });
    each("[data-hash]", function (part) { part.textContent = hash; });
    each("[data-report]", function (part) {
      var base = part.dataset.report || (part.dataset.report = part.href);
      part.href = base + encodeURIComponent(hash && base.indexOf("mailto:") === 0 ? hash + " (" + name + ")" : hash);
    });
  }
  namePoint();
  addEventListener("hashchange", namePoint);

  // Open the fold that the address leads to or into.
  function unfold() {
    var target = document.getElementById(location.hash.slice(1)), fold = target && target.closest("details:not([open])");
    if (!fold) return;
    fold.open = true;
    target.scrollIntoView();
  }
  unfold();
  addEventListener("hashchange", unfold);

  // Mark in the contents the point that is being read.
  var lines = document.querySelectorAll(".contents ol a"), points = [];
  Array.prototype.forEach.call(lines, function (line) { points.push(document.getElementById(line.hash.slice(1))); });
  function markPresent() {
    markPresent.due = 0;
    var now = -1;
    points.forEach(function (point, i) { if (point.getBoundingClientRect().top < 100) now = i; });
    if (now === markPresent.now) return;
    if (lines[markPresent.now]) lines[markPresent.now].removeAttribute("aria-current");
    if (lines[now]) {
      lines[now].setAttribute("aria-current", "location");
      var list = lines[now].closest(".contents");
      list.scrollTop = lines[now].offsetTop - list.offsetTop - list.clientHeight / 2;
    }
    markPresent.now = now;
  }
  if (points.length) {
    markPresent();
    addEventListener("scroll", function () { markPresent.due = markPresent.due || requestAnimationFrame(markPresent); }, { passive: true });
  }

  // Prefetch the fonts that only letters use.
  addEventListener("load", function () {
    if (document.fonts) ["", "italic "].forEach(function (style) { document.fonts.load(style + "1em 'Công văn'"); });
  });

  function fetchScript(name, failed) {
    var script = document.createElement("script");
    script.src = assets + name;
    script.onerror = function () { script.remove(); if (failed) failed(); };
    document.head.appendChild(script);
  }
  // The page of results needs search at once, and says so where it is missing. Once something is
  // asked, it makes room for the answer.
  var results = document.getElementById("so-ket-qua");
  if (results) {
    if (location.search) root.classList.add("asked");
    fetchScript("search.js", function () { results.textContent = results.dataset.failed; });
  }
  // Load search when its box is first used.
  document.addEventListener("focusin", function first(event) {
    if (event.target.id !== "q") return;
    document.removeEventListener("focusin", first);
    if (!document.querySelector("script[src$='assets/search.js']")) fetchScript("search.js");
  });
  // Load find.js when it is needed: opened here, or by a link from a page of results.
  each("[data-find]", function (button) {
    function fetchFinder() { fetchScript("find.js", wait); }
    function wait() { button.addEventListener("click", fetchFinder, { once: true }); }
    if (new URLSearchParams(location.search).get("q")) fetchFinder(); else wait();
  });

  document.addEventListener("keydown", function (event) {
    var typing = event.target.matches("input:not([type=checkbox]), textarea, select");
    var slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    var k = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
    var box = document.getElementById("q");
    if (box && (slash || k)) { event.preventDefault(); box.focus(); box.select(); }
  });
})();

// Finds words within a letter by the rules of search, marks the matches and steps through them.
(function () {
  "use strict";
  var root = document.documentElement;
  var button = document.querySelector("[data-find]");
  var sheet = document.querySelector(".sheet");
  var assets = document.currentScript.src;
  var asked = new URLSearchParams(location.search).get("q");
  var words = __FIND_WORDS__;
  var bar = element("div"), box = element("input", bar), count = element("span", bar);
  var loading, isTyping = false;
  var hits = [], at = 0; // the <mark>s of each match, in the order of the text

  function element(name, parent) {
    var made = document.createElement(name);
    if (parent) parent.appendChild(made);
    return made;
  }

  function key(sign, name, act) {
    var made = element("button", bar);
    made.type = "button";
    made.textContent = sign;
    made.title = name;
    made.setAttribute("aria-label", name);
    made.addEventListener("click", act);
  }

  // The lines of the letter as shown, without the site's own remarks and what only paper shows.
  function blocks() {
    return Array.prototype.filter.call(sheet.querySelectorAll("p, li, th, td"), function (block) {
      var head = block.closest("thead");
      var isUnseen = head && head.offsetWidth < 2; // on phones
      return !isUnseen && !block.closest(".paper") && !block.querySelector(".lack");
    }).map(function (block) {
      var walker = document.createTreeWalker(block, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
      var text = "", nodes = [];
      while (walker.nextNode()) {
        var node = walker.currentNode;
        if (node.nodeType === Node.TEXT_NODE) nodes.push({ node: node, start: text.length });
        text += node.nodeName === "BR" ? "\n" : node.nodeValue || "";
      }
      return { text: text, nodes: nodes };
    });
  }

  // Marks a range of a block and returns the marks. Call it for the last range first: splitting a
  // text node moves only what is behind the split.
  function wrap(block, range) {
    return block.nodes.map(function (part) {
      var from = Math.max(range[0] - part.start, 0);
      var to = Math.min(range[1] - part.start, part.node.length);
      if (from >= to) return null;
      if (to < part.node.length) part.node.splitText(to);
      var mark = document.createElement("mark"), marked = from ? part.node.splitText(from) : part.node;
      marked.parentNode.replaceChild(mark, marked);
      mark.appendChild(marked);
      return mark;
    }).filter(Boolean);
  }

  function unmark() {
    hits.forEach(function (marks) {
      marks.forEach(function (mark) { mark.parentNode.replaceChild(mark.firstChild, mark); });
    });
    hits = [];
    sheet.normalize();
  }

  function go(to) {
    if (!hits.length) return;
    hits[at].forEach(function (mark) { mark.removeAttribute("class"); });
    at = (to + hits.length) % hits.length;
    hits[at].forEach(function (mark) { mark.className = "now"; });
    hits[at][0].scrollIntoView({ block: "center", inline: "nearest" });
    count.textContent = at + 1 + "/" + hits.length;
  }

  // The first match after the linked point or, without one, below the top of the screen; else the first.
  // Reads the address, since the browser may not have gone to the linked point yet (`:target`).
  function first(fromPoint) {
    var target = fromPoint && document.getElementById(location.hash.slice(1));
    return Math.max(0, hits.findIndex(function (marks) {
      return target ? target.compareDocumentPosition(marks[0]) & Node.DOCUMENT_POSITION_FOLLOWING
        : marks[0].getBoundingClientRect().bottom > 0;
    }));
  }

  // The last word may be half typed, here or on the page of results that led here.
  function ranges(lines, typing) {
    var found = VanBan.find(lines.map(function (line) { return line.text; }), box.value, typing);
    return typing || found.some(function (some) { return some.length; }) ? found : ranges(lines, true);
  }

  function find(fromPoint, typing) {
    unmark();
    count.textContent = "";
    if (!box.value.trim()) return;
    var lines = blocks(), found = ranges(lines, typing);
    lines.forEach(function (line, i) {
      var marked = found[i].reverse().map(function (range) { return wrap(line, range); });
      hits = hits.concat(marked.reverse());
    });
    count.textContent = words.none;
    go(first(fromPoint));
  }

  // Scripts load in parallel and run in this order.
  function load(name, isThere) {
    return isThere || new Promise(function (done, fail) {
      var script = element("script", document.head);
      script.async = false;
      script.onload = done;
      script.onerror = fail;
      script.src = new URL(name, assets);
    });
  }

  function seek(fromPoint, typing) {
    loading = loading || Promise.all([load("search-engine.js", window.VanBan), load("search-words.js")])
      .then(function () { return VanBan.open("", VanBan.head); }); // the head holds the synonyms
    loading.then(function () { find(fromPoint, typing); }, function () {
      loading = null;
      count.textContent = words.failed;
    });
  }

  function open() {
    if (!bar.parentNode) sheet.parentNode.insertBefore(bar, sheet);
    root.classList.add("seeking");
  }

  function close() {
    var hadFocus = bar.contains(document.activeElement);
    box.value = "";
    unmark();
    bar.remove();
    root.classList.remove("seeking");
    if (location.search) history.replaceState(null, "", location.pathname + location.hash);
    if (hadFocus) button.focus({ preventScroll: true }); // keep the place that was found in view
  }

  function openBox() {
    open();
    box.focus();
    box.select();
    seek();
  }

  bar.className = "seek";
  bar.setAttribute("role", "search");
  box.autocomplete = "off";
  box.spellcheck = false;
  box.enterKeyHint = "next";
  box.placeholder = button.querySelector(".full").textContent;
  [bar, box].forEach(function (part) { part.setAttribute("aria-label", box.placeholder); });
  count.setAttribute("role", "status");
  key("↑", words.previous, function () { go(at - 1); });
  key("↓", words.next, function () { go(at + 1); });
  key("×", words.close, close);

  box.addEventListener("input", function () {
    isTyping = true;
    seek(false, true);
  });
  box.addEventListener("keydown", function (event) {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    if (isTyping && hits.length) find(); // the last word is complete now
    isTyping = false;
    go(at + (event.shiftKey ? -1 : 1));
  });
  document.addEventListener("keydown", function (event) {
    var isElsewhere = event.target.tagName === "INPUT" && event.target !== box;
    if (event.key === "Escape" && bar.parentNode && !event.isComposing && !isElsewhere) close();
  });
  button.addEventListener("click", openBox);

  // Until then fonts may move the lines, and the browser may go to the linked point.
  function afterLoad(act) {
    if (document.readyState !== "complete") addEventListener("load", function () { afterLoad(act); });
    else requestAnimationFrame(function () { setTimeout(act); });
  }

  if (!asked) { openBox(); return; }
  box.value = asked;
  open();
  seek(true);
  afterLoad(function () { go(at); });
})();

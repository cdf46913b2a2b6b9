// The search page: asks Material's search worker and lists what it answers, ten at a time.
(function () {
  "use strict";
  var script = document.currentScript;
  var box = document.getElementById("q");
  var status = document.getElementById("so-ket-qua");
  var section = document.getElementById("ket-qua");
  var list = section.querySelector("[data-search-results]");
  var more = document.getElementById("xem-them");
  var words = status.dataset;
  var SETUP = 0, READY = 1, QUERY = 2, RESULT = 3; // the worker's kinds of message
  var TEN = 10;
  var worker, separator, isStrict, found = [];

  if (location.protocol === "file:") { status.textContent = words.fromFile; return; }

  function asked() { return (new URLSearchParams(location.search).get("q") || "").trim(); }

  function say(text, count) {
    return text.split("{count}").join(count).split("{query}").join(asked());
  }

  function fail() { status.textContent = words.failed; }

  // The worker hands back HTML of its own making; it is read as a document that runs nothing.
  function pieces(html) {
    var body = new DOMParser().parseFromString(html, "text/html").body;
    var walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT), out = [], last;
    while (walker.nextNode()) {
      var block = walker.currentNode.parentElement.closest("p,li");
      if (out.length && block !== last) out.push({ text: " ", hit: false });
      last = block;
      out.push({ text: walker.currentNode.data, hit: !!walker.currentNode.parentElement.closest("mark") });
    }
    return out;
  }

  function write(element, parts) {
    parts.forEach(function (part) {
      var node = document.createTextNode(part.text);
      if (part.hit) { var mark = document.createElement("mark"); mark.appendChild(node); node = mark; }
      element.appendChild(node);
    });
    return element;
  }

  // Some words before the first hit and about forty after it, cut at blanks.
  function excerpt(parts) {
    var first = Math.max(0, parts.findIndex(function (part) { return part.hit; }));
    var before = parts.slice(0, first).map(function (part) { return part.text; }).join("").split(" ");
    var out = [{ text: (before.length > 12 ? "… " : "") + before.slice(-12).join(" "), hit: false }];
    for (var i = first, left = 40; i < parts.length && left > 0; i++) {
      var words = parts[i].text.split(" ");
      out.push({ text: words.slice(0, left + 1).join(" ") + (words.length > left + 1 ? " …" : ""), hit: parts[i].hit });
      left -= words.length - 1;
    }
    return out;
  }

  function element(name, className) {
    var made = document.createElement(name);
    if (className) made.className = className;
    return made;
  }

  function row(result) {
    var item = element("li"), block = element("div"), title = element("h3"), link = element("a");
    link.href = new URL(result.location, new URL(script.dataset.root, location.href)).href;
    title.appendChild(write(link, pieces(result.title)));
    block.appendChild(title);
    block.appendChild(write(element("p", "excerpt"), excerpt(pieces(result.text))));
    var tags = pieces((result.tags || []).join(" · "));
    block.appendChild(write(element("p", "meta"), tags));
    item.appendChild(block);
    return item;
  }

  function show() {
    var from = list.children.length;
    found.slice(from, from + TEN).forEach(function (result) { list.appendChild(row(result)); });
    more.hidden = list.children.length >= found.length;
    if (from) list.children[from].querySelector("a").focus();
  }

  function answer(items) {
    found = items.map(function (group) { return group[0]; });
    list.textContent = "";
    section.hidden = !found.length;
    status.textContent = say(!found.length ? words.none : isStrict ? words.count : words.some, found.length);
    show();
  }

  // Words alone: signs that mean something to the worker are blanks here.
  function terms() { return asked().split(separator).join(" ").split(/[\s~^*+]+/).filter(Boolean); }

  // Every word must stand in the document; only where none has them all do fewer, or beginnings, count.
  function strict() { return terms().map(function (word) { return "+" + word; }).join(" "); }

  function ask() {
    box.value = asked();
    if (!asked()) { status.textContent = ""; section.hidden = true; return; }
    status.textContent = words.waiting;
    isStrict = true;
    if (worker) worker.postMessage({ type: QUERY, data: strict() });
  }

  function hear(items) {
    if (items.length || !isStrict) { answer(items); return; }
    isStrict = false;
    worker.postMessage({ type: QUERY, data: terms().join(" ") });
  }

  script.remove();
  more.addEventListener("click", show);
  addEventListener("popstate", ask);
  box.form.addEventListener("submit", function (event) {
    event.preventDefault();
    history.pushState(null, "", "?q=" + encodeURIComponent(box.value.trim()));
    ask();
  });
  ask();
  fetch(script.dataset.index).then(function (response) { return response.json(); }).then(function (index) {
    var started = new Worker(script.dataset.worker);
    started.onerror = fail;
    started.onmessage = function (event) {
      if (event.data.type === READY) { worker = started; ask(); }
      if (event.data.type === RESULT) hear(event.data.data.items);
    };
    separator = new RegExp(index.config.separator);
    index.options = { suggest: false };
    started.postMessage({ type: SETUP, data: index });
  }).catch(fail);
})();

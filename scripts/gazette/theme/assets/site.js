// What script adds to pages that read whole without it: tone, print, copy, and keys to the search box.
(function () {
  "use strict";
  var root = document.documentElement;
  var status = document.getElementById("thong-bao");

  function each(selector, act) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), act);
  }

  function isDark() {
    return root.dataset.mau ? root.dataset.mau === "toi" : matchMedia("(prefers-color-scheme:dark)").matches;
  }

  each("[data-js]", function (part) { part.hidden = false; });

  each("[data-tone]", function (button) {
    function name() {
      button.lastChild.textContent = isDark() ? button.dataset.light : button.dataset.dark;
      button.setAttribute("aria-label", isDark() ? button.dataset.toLight : button.dataset.toDark);
    }
    button.hidden = false;
    name();
    button.addEventListener("click", function () {
      root.dataset.mau = isDark() ? "sang" : "toi";
      try { localStorage.setItem("mau", root.dataset.mau); } catch (error) { /* the choice lasts for this page */ }
      name();
    });
  });

  function copy(button, text) {
    var name = button.dataset.name = button.dataset.name || button.textContent;
    navigator.clipboard.writeText(text).then(function () {
      button.textContent = status.textContent = button.dataset.done;
      setTimeout(function () { button.textContent = name; status.textContent = ""; }, 2500);
    });
  }
  each("[data-print]", function (button) { button.addEventListener("click", function () { print(); }); });
  each("[data-copy]", function (button) {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", function () {
      copy(button, document.getElementById(button.dataset.copy).textContent.trim());
    });
  });
  each("[data-copy-address]", function (button) {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", function () { copy(button, location.href); });
  });

  each(".sheet .pl", function (link) {
    link.addEventListener("click", function () {
      if (!navigator.clipboard) return;
      navigator.clipboard.writeText(link.href).then(function () {
        status.textContent = link.closest(".sheet").dataset.copied;
        status.className = "toast";
        setTimeout(function () { status.textContent = ""; status.className = "unseen"; }, 2500);
      });
    });
  });

  document.addEventListener("keydown", function (event) {
    var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    var slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    var k = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
    var box = document.getElementById("q");
    if (box && (slash || k)) { event.preventDefault(); box.focus(); box.select(); }
  });
})();

// The interface of search: suggestions in the box on every page, and the page of results.
// It loads the engine, the index and the words as scripts, so that they load from disk too.
(() => {
  "use strict";
  const assets = document.currentScript.src.replace(/[^/]*$/, "");
  const root = new URL("..", assets).href;
  const box = document.getElementById("q");
  const said = document.getElementById("thong-bao");
  const SOME = 3, TEN = 10, FEW = 8, MANY = 40, PAUSE = 120;
  const SCATTERED = 2; // the engine's tier of documents with all words, but apart
  let words;

  // Scripts load in parallel and run in this order.
  const load = (name) => new Promise((done, failed) => {
    const script = document.createElement("script");
    script.async = false;
    script.src = assets + name;
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  });
  const loading = [window.VanBan || load("search-engine.js"), load("search-words.js")];
  const opened = Promise.all(loading).then(() => {
    words = window.VanBan.words;
    return window.VanBan.open(root + window.VanBan.folder, window.VanBan.head);
  });
  opened.catch(() => {});

  const make = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };
  const describe = (element, attributes) => {
    for (const name in attributes) element.setAttribute(name, attributes[name]);
  };
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ".");
  const marked = (text, ranges) => {
    const parts = [];
    let at = 0;
    for (const [start, end] of ranges) {
      parts.push(text.slice(at, start), make("mark", {}, text.slice(start, end)));
      at = end;
    }
    return [...parts, text.slice(at)];
  };
  // Whether a name has the words that are typed; the last may be unfinished, and only typed marks count.
  const fits = (name, typed) => {
    const [has, asked] = [name, typed].map((text) => window.VanBan.tokens(text));
    return asked.every(({ key, marks }, i) => has.some((word) => word.marks.startsWith(marks)
      && (i < asked.length - 1 ? word.key === key : word.key.startsWith(key))));
  };
  const searched = (parameters) => root + "tim-kiem/index.html?" + new URLSearchParams(parameters);

  // ---------- dates ----------

  // "10/8/2021", "tháng 8 năm 2021", "2021" in the form of addresses: 2021-08-10; null if no date
  const isDate = (iso) => !iso || /^\d{4}(-\d\d){0,2}$/.test(iso)
    && new Date((iso + "-01-01").slice(0, 10) + "T00:00Z").toJSON().startsWith(iso);
  const dated = (typed) => {
    const plain = typed.normalize("NFC").trim().replace(/\s*(?:ng[aà]y|th[aá]ng|n[aă]m)\s+/gi, "/").replace(/^\//, "");
    const found = plain.match(/^(?:(?:(\d\d?)[/.-])?(\d\d?)[/.-])?(\d{4})$/);
    const parts = found ? found.slice(1).reverse().filter(Boolean) : [typed.trim()];
    const iso = parts.map((part) => part.padStart(2, "0")).join("-");
    try { return typed.trim() ? isDate(iso) && iso || null : ""; } catch (error) { return null; }
  };
  // as in official documents: 07/5/2021, 21/02/2022, 8/2021
  const written = (iso) => {
    const [year, month, day] = iso.split("-");
    return [day, month && (month > "02" ? String(+month) : month), year].filter(Boolean).join("/");
  };

  // ---------- suggestions: a combobox with a list, by the WAI-ARIA practices ----------

  function suggesting() {
    const list = make("ul", { id: "goi-y", className: "options", hidden: true });
    let at = -1, turn = 0;
    box.form.append(list);
    describe(list, { role: "listbox", "aria-label": words.search.suggestions });
    describe(box, { role: "combobox", "aria-expanded": "false", "aria-controls": "goi-y", "aria-autocomplete": "list" });

    // On the page of results a suggestion is added to the filters chosen there.
    const chosen = () => document.getElementById("ket-qua")
      ? [...new URLSearchParams(location.search)].filter(([name]) => name !== "q") : [];
    const choose = (i) => {
      at = i;
      [...list.children].forEach((option, n) => option.setAttribute("aria-selected", n === i));
      if (i < 0) { box.removeAttribute("aria-activedescendant"); return; }
      box.setAttribute("aria-activedescendant", list.children[i].id);
      list.children[i].scrollIntoView({ block: "nearest" });
    };
    const show = (on) => {
      list.hidden = !on;
      box.setAttribute("aria-expanded", on);
      choose(-1);
      said.textContent = on ? fill(words.search_says.suggested, { count: list.children.length }) : "";
    };
    const option = ([text, kind, address], i) => {
      const made = make("li", { id: "goi-y-" + i }, make("span", {}, text), " ", make("span", { className: "meta" }, kind));
      made.setAttribute("role", "option");
      made.dataset.address = address;
      made.addEventListener("pointerdown", (event) => event.preventDefault());
      made.addEventListener("click", () => { location.href = address; });
      return made;
    };
    // A typed month or day is searched as a date; its digits as words would match anything.
    const dates = (typed) => {
      const date = dated(typed);
      if (!date || date.length < 7) return [];
      const others = chosen().filter(([name]) => name !== "tu" && name !== "den");
      return [[written(date), words.search.dated, searched([...others, ["tu", date], ["den", date]])]];
    };
    const suggest = async () => {
      const mine = ++turn, typed = box.value.trim();
      const found = typed && await (await opened).suggest(typed).catch(() => null);
      if (mine !== turn) return;
      const rows = found ? [
        ...dates(typed),
        ...found.numbers.map((it) => [it.title, it.where, root + it.address]),
        ...Object.keys(found.facets).flatMap((name) => found.facets[name].slice(0, 3)
          .map(([key, label]) => [label, words.facet[name], searched([...chosen(), [name, key]])])),
      ] : [];
      list.replaceChildren(...rows.slice(0, TEN).map(option));
      show(rows.length > 0 && document.activeElement === box);
    };
    const keys = {
      ArrowDown: (last) => choose(at === last ? 0 : at + 1),
      ArrowUp: (last) => choose(at < 1 ? last : at - 1),
      Enter: () => { if (at < 0) return false; location.href = list.children[at].dataset.address; },
      Escape: () => show(false),
    };
    box.addEventListener("input", () => { suggest(); });
    box.addEventListener("keydown", (event) => {
      if (event.isComposing || !keys[event.key]) return;
      if (list.hidden) { if (event.key === "ArrowDown") suggest(); return; }
      if (keys[event.key](list.children.length - 1) !== false) event.preventDefault();
    });
    box.addEventListener("blur", () => show(false));
    box.form.addEventListener("submit", () => { turn++; show(false); });
    if (document.activeElement === box && box.value !== box.defaultValue) suggest();
  }

  // ---------- the page of results: its address holds the whole state ----------

  function results(page) {
    const says = words.search_says;
    const status = document.getElementById("so-ket-qua");
    const mended = document.getElementById("sua-cau-tim");
    const list = page.querySelector("[data-search-results]");
    const more = document.getElementById("xem-them");
    const onPaper = document.getElementById("so-in");
    const sift = page.querySelector(".sift");
    const chips = sift.querySelector(".chips");
    const facets = document.getElementById("muc-loc");
    const sort = document.getElementById("sap-xep");
    const range = ["tu", "den"].map((id) => document.getElementById(id));
    const names = Object.keys(words.facet);
    const title = document.title;
    const open = new Set(["tinh", "nam", "loai"]), shown = {}, sifted = {}, labels = {}; // by facet
    let state, asked, turn = 0, pause; // asked: the query that was run, corrected or not
    let isTyping = false; // the last word may be unfinished until Enter
    let lastTier; // the tier of the last result in the list

    const read = () => {
      const asked = new URLSearchParams(location.search), filters = {};
      for (const name of names) if (asked.has(name)) filters[name] = [...new Set(asked.getAll(name))];
      const text = (name) => (asked.get(name) || "").trim();
      return { q: text("q"), filters, from: dated(text("tu")) || "", to: dated(text("den")) || "", sort: text("sap-xep") };
    };
    const address = ({ q, filters, from, to, sort: order }) => {
      const rows = names.flatMap((name) => (filters[name] || []).map((key) => [name, key]));
      return searched([["q", q], ...rows, ["tu", from], ["den", to], ["sap-xep", order]].filter((row) => row[1]));
    };
    // A history entry also keeps the number of results shown and the scroll position.
    const keep = () => history.replaceState({ count: list.children.length, top: scrollY, isTyping }, "");
    // A query being typed has one history entry, which the finished query replaces.
    const remember = (next, ofTyping) => {
      if (address(next) === location.href) return;
      const goesOn = ofTyping && isTyping;
      if (!goesOn) keep();
      history[goesOn ? "replaceState" : "pushState"]({ isTyping: !!ofTyping }, "", address(next));
    };
    const go = (changes) => {
      const next = { ...state, q: box.value.trim(), ...changes };
      remember(next);
      ask(next);
    };

    function row(hit) {
      const { title, where, when, note } = hit, [inTitle, inWhere] = window.VanBan.find([title, where], asked, isTyping);
      const point = (hit.excerpts.find((part) => part.point && part.marks.length) || {}).point;
      const to = root + hit.address + (asked ? "?" + new URLSearchParams({ q: asked }) : "") + (point ? "#" + point : "");
      const meta = make("p", { className: "meta" }, make("span", {}, ...marked(where, inWhere), " · " + when));
      if (note) meta.append(" ", make("span", { className: "tag" }, note));
      const parts = hit.excerpts.filter((part) => part.marks.length || part.point).map((part) => make("p", { className: "excerpt" },
        make("span", { className: "meta" }, part.pointName[0].toUpperCase() + part.pointName.slice(1) + ": "), ...marked(part.text, part.marks)));
      return make("div", {}, make("h3", {}, make("a", { href: to }, ...marked(title, inTitle))), meta, ...parts);
    }

    // Adds results, with a heading before those that have the words scattered.
    function add(hits) {
      for (const hit of hits) {
        const item = make("li", {}, row(hit));
        const falls = hit.tier === SCATTERED && lastTier > SCATTERED && !state.sort;
        if (falls) item.prepend(make("p", { className: "divide" }, says.scattered));
        list.append(item);
        lastTier = hit.tier;
      }
    }

    function count({ total, approximate }) {
      const all = list.children.length >= total;
      more.hidden = all;
      const told = says[approximate ? "printed_about" : "printed"];
      onPaper.textContent = all ? "" : fill(told, { shown: list.children.length, count: grouped(total) });
    }

    function toggle(name, key) {
      const chosen = state.filters[name] || [];
      const kept = chosen.includes(key) ? chosen.filter((other) => other !== key) : [...chosen, key];
      go({ filters: { ...state.filters, [name]: kept } });
    }

    function facet(name, rows) {
      const chosen = state.filters[name] || [];
      const values = make("ul", {}), rest = make("button", { type: "button", className: "quiet" }, says.more_values);
      const value = ([key, label, count]) => {
        const tick = make("input", { type: "checkbox", id: name + "=" + key, checked: chosen.includes(key) });
        tick.addEventListener("change", () => toggle(name, key));
        return make("li", {}, make("label", {}, tick, " ", label + " ", make("span", { className: "meta" }, grouped(count))));
      };
      const show = () => {
        const fit = sifted[name] ? rows.filter(([, label]) => fits(label, sifted[name])) : rows;
        const few = fit.filter(([key], i) => i < (shown[name] || FEW) || chosen.includes(key));
        values.replaceChildren(...few.map(value));
        if (!few.length) values.append(make("li", { className: "meta" }, fill(says.sieved, { count: 0 })));
        rest.hidden = few.length === fit.length;
        return fit;
      };
      rest.setAttribute("aria-label", says.more_values + ": " + words.facet[name]);
      rest.addEventListener("click", () => {
        const from = shown[name] || FEW;
        shown[name] = from + MANY;
        document.getElementById(name + "=" + show()[from][0]).focus();
      });
      show();
      const part = make("details", { id: "muc=" + name, open: open.has(name) || chosen.length > 0 }, make("summary", {}, words.facet[name]), values, rest);
      part.addEventListener("toggle", () => { open[part.open ? "add" : "delete"](name); });
      if (rows.length > FEW || sifted[name]) values.before(sieve(name, show));
      return part;
    }

    // The field that filters the values of a long facet by name.
    function sieve(name, show) {
      const field = make("input", { id: "trong=" + name, value: sifted[name] || "", placeholder: says.sieve, autocomplete: "off" });
      field.setAttribute("aria-label", says.sieve + ": " + words.facet[name]);
      field.addEventListener("input", () => {
        sifted[name] = field.value.trim();
        const found = show().length;
        said.textContent = fill(says.sieved, { count: found });
      });
      field.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
      return field;
    }

    function chip(text, remove) {
      const button = make("button", { type: "button" }, text, make("span", { className: "cross" }, " ×"));
      button.setAttribute("aria-label", fill(says.remove, { name: text }));
      button.addEventListener("click", remove);
      return make("li", {}, button);
    }

    // Keeps the focus on the element that replaced the one removed.
    function narrow(found) {
      const focused = facets.contains(document.activeElement) && document.activeElement.id;
      for (const name of names) for (const [key, label] of found[name] || []) labels[name + "=" + key] = label;
      facets.replaceChildren(...names.filter((name) => (found[name] || []).length).map((name) => facet(name, found[name])));
      if (focused) {
        const part = document.getElementById("muc=" + focused.split("=")[0]);
        (document.getElementById(focused) || part && part.firstChild || sort).focus();
      }
      const chosen = names.flatMap((name) => (state.filters[name] || []).map((key) =>
        chip(words.facet[name] + ": " + (labels[name + "=" + key] || key), () => toggle(name, key))));
      for (const [i, name] of ["from", "to"].entries()) {
        if (state[name]) chosen.push(chip(range[i].labels[0].textContent + " " + written(state[name]), () => go({ [name]: "" })));
      }
      if (chosen.length > 1) {
        const clear = chip(says.clear, () => go({ filters: {}, from: "", to: "" }));
        clear.className = "clear";
        chosen.push(clear);
      }
      const at = [...chips.children].findIndex((one) => one.contains(document.activeElement));
      chips.replaceChildren(...chosen);
      chips.parentElement.hidden = !chosen.length;
      if (at >= 0) (chosen.length ? chosen[Math.min(at, chosen.length - 1)].firstChild : sort).focus();
    }

    function tell({ total, approximate, corrected, notices }) {
      const query = state.q, count = grouped(total);
      const isNoNumber = notices.includes("no_number");
      const kind = isNoNumber ? "no_number" : !total ? query ? "none" : "none_here" : notices.includes("part") ? "part"
        : !query ? "all" : approximate ? "about" : "count";
      const text = [fill(says[kind], { count, query: corrected ? asked : query })];
      if (!total && query) text.push(says.none_try);
      else if (isNoNumber) text.push(fill(says.number_parts, { count }));
      if (notices.includes("cut")) text.push(says.cut);
      status.textContent = text.join(" ");
      mended.hidden = !corrected;
      mended.replaceChildren();
      if (corrected) {
        const { from, rest } = corrected;
        const [before, after] = fill(says.corrected, { to: asked, from: "\n" }).split("\n");
        const exact = make("a", { href: address({ ...state, q: '"' + from + '"' + rest }) }, from + rest);
        mended.append(before, exact, after);
      }
    }

    const options = () => ({
      filters: state.filters, from: state.from, to: state.to, typing: isTyping,
      sort: { moi: "newest", cu: "oldest" }[state.sort] || "relevance",
    });

    async function ask(next, { count: before = 0, top } = {}) {
      const mine = ++turn, last = state || {};
      state = next;
      const { q, filters, from, to } = state;
      if (box.value.trim() !== q) box.value = q;
      sort.value = state.sort;
      [from, to].forEach((date, i) => {
        if (date === [last.from, last.to][i]) return; // keep what is being typed there
        range[i].value = written(date);
        range[i].removeAttribute("aria-invalid");
      });
      document.title = q ? q + ": " + title : title;
      if (!window.VanBan.tokens(q).length && !from && !to && !Object.values(filters).some((keys) => keys.length)) {
        status.textContent = "";
        mended.hidden = page.hidden = true;
        return;
      }
      const waiting = setTimeout(() => { if (mine === turn) status.textContent = says.waiting; }, 300);
      try {
        const index = await opened, limit = Math.max(SOME, before);
        const answer = await index.query(q, { ...options(), limit });
        if (answer.total > limit && answer.total <= TEN) { // few enough to have all at once
          const rest = await index.query(q, { ...options(), limit: TEN, offset: limit, facets: false });
          answer.hits.push(...rest.hits);
        }
        if (mine !== turn) return;
        asked = answer.corrected ? answer.corrected.to + answer.corrected.rest : q;
        lastTier = 0;
        list.replaceChildren();
        add(answer.hits);
        count(answer);
        page.hidden = !answer.total && !names.some((name) => filters[name]) && !from && !to;
        narrow(answer.facets);
        tell(answer);
        if (top) scrollTo(0, top);
        watch();
      } catch (error) {
        if (mine === turn) { status.textContent = says.failed; page.hidden = true; }
      } finally { clearTimeout(waiting); }
    }

    // Adds results until there are `to`. The first few fill a screen; the next come as it scrolls.
    async function grow(to, isAsked) {
      const mine = turn, offset = list.children.length;
      if (more.disabled || offset >= to) return;
      more.disabled = true; // a second click would add the same ones
      try {
        const answer = await (await opened).query(state.q, { ...options(), limit: to - offset, offset, facets: false });
        if (mine !== turn) return;
        add(answer.hits);
        count(answer);
        if (!isAsked) return;
        keep();
        list.children[offset].querySelector("a").focus();
      } catch (error) {
        status.textContent = says.failed;
      } finally {
        more.disabled = false;
        watch();
      }
    }
    const ends = new IntersectionObserver((seen) => {
      if (seen.at(-1).isIntersecting) grow(Math.min(TEN, list.children.length + SOME));
    });
    // Tells at once if the end of the list is in view.
    const watch = () => {
      ends.disconnect();
      ends.observe(more);
    };
    matchMedia("print").addEventListener("change", (paper) => { if (paper.matches) grow(TEN); });
    more.addEventListener("click", () => grow(TEN * (1 + Math.floor(list.children.length / TEN)), true));
    list.addEventListener("click", (event) => { if (event.target.closest("a")) keep(); });
    box.form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(pause);
      const next = { ...state, q: box.value.trim() };
      remember(next, true);
      isTyping = false;
      history.replaceState({ ...history.state, isTyping }, "");
      ask(next);
      if (matchMedia("(pointer: coarse)").matches) box.blur(); // the on-screen keyboard covers the results
    });
    box.addEventListener("input", () => {
      clearTimeout(pause);
      pause = setTimeout(() => {
        const next = { ...state, q: box.value.trim() };
        remember(next, true);
        isTyping = true;
        ask(next);
      }, PAUSE);
    });
    sort.addEventListener("change", () => go({ sort: sort.value }));
    sift.addEventListener("submit", (event) => {
      event.preventDefault();
      const [from, to] = range.map((input) => dated(input.value));
      const isBackwards = from && to && from > to && !from.startsWith(to);
      range.forEach((input, i) => describe(input, { "aria-invalid": [from, to][i] === null || isBackwards }));
      if (from === null || to === null) { status.textContent = says.bad_date; return; }
      if (isBackwards) { status.textContent = says.bad_range; return; }
      go({ from, to });
    });
    const arrive = () => {
      const kept = history.state || {};
      isTyping = !!kept.isTyping;
      ask(read(), kept);
    };
    addEventListener("popstate", arrive);
    const typed = box.value.trim(); // typed while this was loading
    arrive();
    if (document.activeElement === box && typed && typed !== state.q) {
      box.value = typed;
      box.dispatchEvent(new Event("input"));
    }
  }

  opened.then(() => {
    const page = document.getElementById("ket-qua");
    suggesting();
    if (page) results(page);
  }, () => {
    const status = document.getElementById("so-ket-qua");
    if (status) status.textContent = status.dataset.failed;
  });
})();

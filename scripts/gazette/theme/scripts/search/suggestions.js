// Suggestions: a combobox with a list, by the WAI-ARIA practices.
import { describe, fill, make } from "./elements.js";
import { box, opened, root, said, searched, words } from "./index.js";

const MOST = 10;

export function suggesting() {
  const list = make("ul", { id: "goi-y", className: "options", hidden: true });
  let at = -1, turn = 0;
  box.form.append(list);
  describe(list, { role: "listbox", "aria-label": words.search.suggestions });
  describe(box, { role: "combobox", "aria-expanded": "false", "aria-controls": "goi-y", "aria-autocomplete": "list" });

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
  // A typed day or month is searched as a date.
  const dates = (typed) => {
    const date = window.VanBan.dated(typed);
    return date && date.length > 6 ? [[window.VanBan.written(date), words.search.dated, searched([["tu", date], ["den", date]])]] : [];
  };
  const suggest = async () => {
    const mine = ++turn, typed = box.value.trim();
    const found = typed && await (await opened).suggest(typed).catch(() => null);
    if (mine !== turn) return;
    const rows = found ? [
      ...dates(typed),
      ...found.numbers.map((it) => [it.title, it.where, root + it.address]),
      ...found.pages.map((it) => [it.name, it.kind || it.count, root + it.address]),
    ] : [];
    list.replaceChildren(...rows.slice(0, MOST).map(option));
    show(rows.length > 0 && document.activeElement === box);
  };
  const keys = new Map([
    ["ArrowDown", (last) => choose(at === last ? 0 : at + 1)],
    ["ArrowUp", (last) => choose(at < 1 ? last : at - 1)],
    ["Enter", () => { if (at < 0) return false; location.href = list.children[at].dataset.address; }],
    ["Escape", () => show(false)],
  ]);
  box.addEventListener("input", () => { suggest(); });
  box.addEventListener("keydown", (event) => {
    const act = !event.isComposing && keys.get(event.key);
    if (!act) return;
    if (list.hidden) { if (event.key === "ArrowDown") suggest(); return; }
    if (act(list.children.length - 1) !== false) event.preventDefault();
  });
  box.addEventListener("blur", () => show(false));
  box.form.addEventListener("submit", () => { turn++; show(false); });
  if (document.activeElement === box && box.value !== box.defaultValue) suggest();
}

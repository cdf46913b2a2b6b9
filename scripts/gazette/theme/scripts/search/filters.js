// Facets whose values narrow the results, the range of dates, and the chips of what is chosen.
import { describe, fill, grouped, make } from "./elements.js";
import { said, words } from "./index.js";
import { names } from "./question.js";

const FEW = 8, MANY = 40; // values shown of a facet

// Whether a name has the words that are typed; the last may be unfinished, and only typed marks count.
const fits = (name, typed) => {
  const [has, asked] = [name, typed].map((text) => window.VanBan.tokens(text));
  return asked.every(({ key, marks }, i) => has.some((word) => word.marks.startsWith(marks)
    && (i < asked.length - 1 ? word.key === key : word.key.startsWith(key))));
};

// `go` asks with some changes; `state` tells what is asked.
export function filtering(form, sort, state, go) {
  const chips = form.querySelector(".chips"), facets = document.getElementById("muc-loc");
  const range = ["tu", "den"].map((id) => document.getElementById(id));
  const open = new Set(["tinh", "nam", "loai"]), shown = {}, sifted = {}, labels = {}; // by facet

  function toggle(name, key) {
    const chosen = state().filters[name] || [];
    const kept = chosen.includes(key) ? chosen.filter((other) => other !== key) : [...chosen, key];
    go({ filters: { ...state().filters, [name]: kept } });
  }

  function facet(name, rows) {
    const says = words.search_says, chosen = state().filters[name] || [];
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
    const says = words.search_says;
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
    button.setAttribute("aria-label", fill(words.search_says.remove, { name: text }));
    button.addEventListener("click", remove);
    return make("li", {}, button);
  }

  function chosen() {
    const { filters, from, to } = state();
    const keys = names().flatMap((name) => (filters[name] || []).map((key) =>
      chip(words.facet[name] + ": " + (labels[name + "=" + key] || key), () => toggle(name, key))));
    const dates = Object.entries({ from, to }).flatMap(([name, date], i) => date
      ? [chip(range[i].labels[0].textContent + " " + window.VanBan.written(date), () => go({ [name]: "" }))] : []);
    const all = [...keys, ...dates];
    if (all.length > 1) {
      all.push(chip(words.search_says.clear, () => go({ filters: {}, from: "", to: "" })));
      all.at(-1).className = "clear";
    }
    return all;
  }

  // Shows the facets of an answer. Keeps the focus on the element that replaced the one removed.
  function narrow(found) {
    const focused = facets.contains(document.activeElement) && document.activeElement.id;
    for (const name of names()) for (const [key, label] of found[name] || []) labels[name + "=" + key] = label;
    facets.replaceChildren(...names().filter((name) => (found[name] || []).length).map((name) => facet(name, found[name])));
    if (focused) {
      const part = document.getElementById("muc=" + focused.split("=")[0]);
      (document.getElementById(focused) || part && part.firstChild || sort).focus();
    }
    const all = chosen(), at = [...chips.children].findIndex((one) => one.contains(document.activeElement));
    chips.replaceChildren(...all);
    chips.parentElement.hidden = !all.length;
    if (at >= 0) (all.length ? all[Math.min(at, all.length - 1)].firstChild : sort).focus();
  }

  // Says beside a field of the range what is wrong with it.
  function complain(field, text) {
    const place = document.getElementById("loi-" + field.id);
    place.textContent = text;
    describe(field, { "aria-invalid": !!text });
  }

  // Shows a range of dates, but keeps what is being typed where it is the same as before.
  function showRange(dates, last) {
    dates.forEach((date, i) => {
      if (date === last[i]) return;
      range[i].value = window.VanBan.written(date);
      complain(range[i], "");
    });
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const says = words.search_says, [from, to] = range.map((input) => window.VanBan.dated(input.value));
    const isBackwards = from && to && from > to && !from.startsWith(to);
    range.forEach((input, i) => complain(input, [from, to][i] === null ? says.bad_date : ""));
    if (isBackwards) complain(range[0], says.bad_range);
    const wrong = range.find((input) => input.getAttribute("aria-invalid") === "true");
    if (wrong) wrong.focus(); else go({ from, to });
  });
  return { narrow, showRange };
}

// What is asked: the address of the page of results holds it whole.
import { searched, words } from "./index.js";

export const names = () => Object.keys(words.facet);

export function read() {
  const given = new URLSearchParams(location.search), filters = {};
  for (const name of names()) if (given.has(name)) filters[name] = [...new Set(given.getAll(name))];
  const text = (name) => (given.get(name) || "").trim();
  const date = (name) => window.VanBan.dated(text(name)) || "";
  return { q: text("q"), filters, from: date("tu"), to: date("den"), sort: text("sap-xep") };
}

export function address({ q, filters, from, to, sort }) {
  const rows = names().flatMap((name) => (filters[name] || []).map((key) => [name, key]));
  return searched([["q", q], ...rows, ["tu", from], ["den", to], ["sap-xep", sort]].filter((row) => row[1]));
}

export const isEmpty = ({ q, filters, from, to }) => !window.VanBan.tokens(q).length && !from && !to
  && !Object.values(filters).some((keys) => keys.length);

// Elements of the page, made and filled in.

export const make = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

export const describe = (element, attributes) => {
  for (const name in attributes) element.setAttribute(name, attributes[name]);
};

export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

// A text with an element at one of its places, and words at the others.
export const around = (text, name, element, values = {}) => {
  const [before, after] = text.split("{" + name + "}");
  return [fill(before, values), element, fill(after, values)];
};

export const capital = (text) => text[0].toUpperCase() + text.slice(1);

export const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ".");

export const marked = (text, ranges) => {
  const parts = [];
  let at = 0;
  for (const [start, end] of ranges) {
    parts.push(text.slice(at, start), make("mark", {}, text.slice(start, end)));
    at = end;
  }
  return [...parts, text.slice(at)];
};

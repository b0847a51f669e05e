/**
 * What a diagram says, whatever its type: the names of its parts and which of them are joined. Pele has a
 * model of its own for each of its types; what they have in common is read off it.
 */

const ENDS = [
  ["start", "end"],
  ["from", "to"],
  ["id1", "id2"],
  ["src", "dst"],
  ["source", "target"],
  ["entityA", "entityB"],
  ["lhsId", "rhsId"],
  ["state1", "state2"],
];
const NAMES = ["text", "label", "title", "descr", "description", "alias", "task", "name"];
const SAID = ["text", "title", "label", "message", "description", "roleA", "type"];
const DEEPEST = 40; // a mindmap is as deep as its levels

/** @param {unknown} value @returns {string} the text of a label, in whatever form */
function textOf(value) {
  if (typeof value === "string") return value.trim();
  if (typeof value === "object" && value !== null && "text" in value) return textOf(value.text);
  return "";
}

/** @param {unknown} end @returns {string | undefined} the id of a part */
function idOf(end) {
  if (typeof end === "string") return end;
  if (typeof end !== "object" || end === null) return undefined;
  return "id" in end && typeof end.id === "string" ? end.id : undefined;
}

/** @param {unknown} value @param {(object: Record<string, any>) => void} visit @param {Set<object>} seen */
function walk(value, visit, seen = new Set(), depth = 0) {
  if (typeof value !== "object" || value === null || seen.has(value) || depth > DEEPEST) return;
  seen.add(value);
  if (!Array.isArray(value) && !(value instanceof Map) && !(value instanceof Set)) visit(value);
  const inside = value instanceof Map || value instanceof Set ? value.values() : Object.values(value);
  for (const part of inside) walk(part, visit, seen, depth + 1);
}

/** @param {object} model @returns {Record<string, string>} id of a part → what it is called */
export function namesOf(model) {
  /** @type {Record<string, string>} */
  const names = {};
  walk(model, (part) => {
    const id = idOf(part.nodeId) ?? idOf(part.id) ?? idOf(part.alias) ?? idOf(part.name);
    if (id === undefined || names[id]) return;
    const name = NAMES.map((key) => textOf(part[key])).find((text) => text && text !== id);
    names[id] = name ?? id;
  });
  return names;
}

/** @param {object} model @returns {{from: string, to: string, label: string}[]} in the diagram's order */
export function linksOf(model) {
  /** @type {{from: string, to: string, label: string}[]} */
  const links = [];
  walk(model, (part) => {
    for (const [one, other] of ENDS) {
      const [from, to] = [idOf(part[one]), idOf(part[other])];
      if (from === undefined || to === undefined) continue;
      const label = SAID.map((key) => textOf(part[key])).find(Boolean) ?? "";
      links.push({ from, to, label: /^(arrow|rel|edge|aggregation|none)/.test(label) ? "" : label });
      return;
    }
  });
  return links;
}

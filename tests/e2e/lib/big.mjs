// Workspace files made for a test: of any records, and of many from the sample of the product.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";

/** Members in the order of their names, as a workspace file has them. */
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
}

/** A uuid for the record of a number; numbers of one file differ. */
export const idOf = (number) => `01a495a9-d680-7000-8001-${number.toString(16).padStart(12, "0")}`;

/** The text of the workspace file that holds these tables. */
export function workspaceFile(workspace) {
  const body = JSON.stringify(sorted(workspace));
  const sha256 = createHash("sha256").update(body).digest("hex");
  const head = `"format":"plumbline-workspace","format_version":1,"lineage":[],"revision":"${"0".repeat(32)}"`;
  const id = "01a495a9-d680-7000-8000-0000000000ff";
  return `{${head},"schema":1,"sha256":"${sha256}","workspace":${body},"workspace_id":"${id}"}`;
}

/** The sample with so many projects, as the text of a workspace file. */
export async function bigSample(projects) {
  const path = new URL("../../../public/sample.json", import.meta.url);
  const { workspace } = JSON.parse(await readFile(path, "utf8"));
  const own = workspace.projects;
  const more = Array.from({ length: projects - own.length }, (_, nth) => {
    const base = own[nth % own.length];
    return { ...base, id: idOf(nth + 1), key: `N-${nth}`, name: `${base.name} ${nth}`, order: `${base.order}n` };
  });
  workspace.projects = [...own, ...more].sort((a, b) => (a.id < b.id ? -1 : 1));
  return workspaceFile(workspace);
}

/** The month so many after a first one: 2027-04. */
export function monthAfter([year, month], after) {
  const months = year * 12 + month - 1 + after;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}`;
}

/**
 * Tables of so many projects that each ask every role for `minutes(project, role, nth month)` from
 * a first month `[year, month]` on, and of so many full-time people for each role.
 */
export function planOf({ projects, roles, people, first, months, minutes }) {
  const list = (count, of) => Array.from({ length: count }, (_, nth) => of(nth));
  const [role, person, project] = [1, 1000, 10_000].map((from) => (nth) => idOf(from + nth));
  const series = (at, of) =>
    Object.fromEntries(list(months, (nth) => [monthAfter(first, nth), minutes(at, of, nth)]));
  return {
    demands: list(projects * roles, (nth) => {
      const [at, of] = [Math.floor(nth / roles), nth % roles];
      return { id: idOf(100_000 + nth), project: project(at), role: role(of), minutes: series(at, of) };
    }),
    people: list(people * roles, (nth) => ({
      id: person(nth),
      name: `Person ${nth + 1}`,
      roles: { [role(Math.floor(nth / people))]: 1 },
    })),
    projects: list(projects, (nth) => ({ id: project(nth), name: `Project ${nth + 1}` })),
    roles: list(roles, (nth) => ({ id: role(nth), name: `Role ${nth + 1}`, order: `${"abcdefghijklm"[nth]}n` })),
    settings: [{ id: idOf(0), currency: "GBP", fiscal_start: 4, locale: "en-GB", name: "Made for a test" }],
  };
}

// A workspace file of many projects, made from the sample that ships with the product.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";

/** Members in the order of their names, as a workspace file has them. */
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
}

/** The sample with so many projects, as the text of a workspace file. */
export async function bigSample(projects) {
  const path = new URL("../../../public/sample.json", import.meta.url);
  const { workspace } = JSON.parse(await readFile(path, "utf8"));
  const own = workspace.projects;
  const more = Array.from({ length: projects - own.length }, (_, nth) => {
    const id = `01a495a9-d680-7000-8001-${(nth + 1).toString(16).padStart(12, "0")}`;
    const base = own[nth % own.length];
    return { ...base, id, key: `N-${nth}`, name: `${base.name} ${nth}`, order: `${base.order}n` };
  });
  workspace.projects = [...own, ...more].sort((a, b) => (a.id < b.id ? -1 : 1));
  const body = JSON.stringify(sorted(workspace));
  const sha256 = createHash("sha256").update(body).digest("hex");
  const head = `"format":"plumbline-workspace","format_version":1,"lineage":[],"revision":"${"0".repeat(32)}"`;
  const id = "01a495a9-d680-7000-8000-0000000000ff";
  return `{${head},"schema":1,"sha256":"${sha256}","workspace":${body},"workspace_id":"${id}"}`;
}

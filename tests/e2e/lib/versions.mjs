// Versions of the built page for tests of updates: copies of it in a folder, served under their
// names, whose files are changed as a new version would and whose transfers are cut short.
import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const BUILT = process.env.PLUMBLINE_DIST || fileURLToPath(new URL("../../../dist", import.meta.url));
const TYPES = {
  ".css": "text/css", ".html": "text/html", ".js": "text/javascript", ".json": "application/json",
  ".svg": "image/svg+xml", ".wasm": "application/wasm", ".woff2": "font/woff2",
  ".webmanifest": "application/manifest+json", ".png": "image/png",
};
const integrity = (bytes) => `sha256-${createHash("sha256").update(bytes).digest("base64")}`;

/** Serves copies of the built page; `cut` holds the ends of paths whose answers break off. */
export async function serveCopies(names) {
  const folder = await mkdtemp(join(tmpdir(), "plumbline-"));
  for (const name of names) await cp(BUILT, join(folder, name), { recursive: true });
  const cut = new Set();
  const server = createServer(async (request, answer) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://x").pathname));
    let file = join(folder, path);
    if (await stat(file).then((found) => found.isDirectory(), () => false)) file = join(file, "index.html");
    const bytes = await readFile(file).catch(() => null);
    if (!bytes) return answer.writeHead(404).end();
    const head = { "content-type": TYPES[extname(file)] ?? "text/plain", "content-length": bytes.length, "cache-control": "no-cache" };
    answer.writeHead(200, head);
    if (![...cut].some((end) => file.endsWith(end))) return answer.end(bytes);
    answer.write(bytes.subarray(0, bytes.length >> 1), () => answer.destroy());
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${server.address().port}/`;

  /** Publishes a new version of a copy with files changed: `{ "path": text => text }`. */
  async function publish(copy, number, changes = {}) {
    const worker = join(folder, copy, "service-worker.js");
    let text = await readFile(worker, "utf8");
    for (const [path, change] of Object.entries(changes)) {
      const file = join(folder, copy, path === "./" ? "index.html" : path);
      const before = await readFile(file);
      const after = Buffer.from(change(before.toString("latin1")), "latin1");
      await writeFile(file, after);
      if (!text.includes(integrity(before))) throw new Error(`${path} is not kept offline`);
      text = text.replace(integrity(before), integrity(after));
    }
    await writeFile(worker, text.replace(/VERSION = "(?:v\d+-)?/, `VERSION = "v${number}-`));
  }

  /** Makes a copy what it was at first. */
  async function reset(copy) {
    await rm(join(folder, copy), { recursive: true, force: true });
    await cp(BUILT, join(folder, copy), { recursive: true });
    cut.clear();
  }

  return {
    url, cut, publish, reset,
    file: async (copy, pattern) => (await readdir(join(folder, copy))).find((name) => pattern.test(name)),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

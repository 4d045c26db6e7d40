// The platform without any feature: start, policy, sub-path, offline, recovery.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { axe, offline, offlineReady, ready } from "./lib/browser.mjs";
import { stage } from "./lib/stage.mjs";
import { jsonBytes, putOlder } from "./lib/stored.mjs";

const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; " +
  "font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'none'; " +
  "require-trusted-types-for 'script'; trusted-types default";
const WITHOUT_KEEPING = { serviceWorkers: "block" };

for (const under of ["/", "/a/b/"]) {
  describe(`the page under ${under}`, () => {
    const here = stage({ under });

    test("starts without an error and without a foreign request", async () => {
      const { context, page, watch } = await here.fresh();
      await page.goto(here.site.url);
      await ready(page);
      await page.waitForLoadState("networkidle");
      assert.equal(await page.locator("#boot-shell").count(), 0);
      assert.equal(await page.locator("#recovery").count(), 0);
      assert.deepEqual(watch, { foreign: [], errors: [] });
      await context.close();
    });

    test("carries the strict policy, and the policy holds", async () => {
      const { context, page } = await here.fresh();
      await page.goto(here.site.url);
      const policy = page.locator("meta[http-equiv='Content-Security-Policy']");
      assert.equal(await policy.getAttribute("content"), POLICY);
      const ran = await page.evaluate(() => {
        const script = document.createElement("script");
        script.append("window.inlineRan = true");
        document.head.append(script);
        return Boolean(window.inlineRan);
      });
      assert.equal(ran, false);
      const reached = await page.evaluate(() =>
        fetch("http://127.0.0.1:9/").then(() => "answered", (error) => error.name));
      assert.equal(reached, "TypeError");
      await context.close();
    });

    test("names the folder of the workers, and a worker starts from it", async () => {
      const { context, page } = await here.fresh();
      await page.goto(here.site.url);
      const started = await page.evaluate(async () => {
        const folder = document.querySelector("meta[name='plumbline-workers']").content;
        const names = ["engine", "files"];
        return Promise.all(names.map((name) => new Promise((done, failed) => {
          const file = new URL(`${folder}${name}_loader.js`, document.baseURI);
          const worker = new Worker(file, { type: "module" });
          worker.onmessage = () => done(name);
          worker.onerror = (event) => failed(new Error(event.message || "worker did not load"));
        })));
      });
      assert.deepEqual(started, ["engine", "files"]);
      await context.close();
    });

    test("opens again with the network cut", async () => {
      const { context, page, watch } = await here.fresh();
      await page.goto(here.site.url);
      await ready(page);
      await offlineReady(page);
      await offline(context, async () => {
        await page.reload();
        await ready(page);
        await page.goto(`${here.site.url}index.html#/anywhere`);
        await ready(page);
      });
      assert.deepEqual(watch.errors, []);
      await context.close();
    });

    test("offers the stored data when the program cannot be loaded", async () => {
      const { context, page } = await here.fresh(WITHOUT_KEEPING);
      await page.goto(here.site.url);
      await ready(page);
      const file = { format: "plumbline", name: "Größe 10 €" };
      await putOlder(
        page,
        [
          { id: "w1", name: "First", seq: 7, saved: "2026-11-22T08:00:00Z", bytes: jsonBytes(file) },
          { id: "w2", name: "Damaged", seq: 1, saved: null, bytes: [0xff, 0x00, 0x7b] },
        ],
        [
          { id: "w1", seq: 8, bytes: jsonBytes({ step: 8 }) },
          { id: "lost", seq: 1, bytes: jsonBytes({ step: 1 }) },
        ],
      );
      await page.route("**/*.wasm", (route) => route.abort());
      await page.reload();
      const screen = page.getByRole("alertdialog");
      await screen.waitFor();
      assert.deepEqual(await axe(page), []);
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        screen.getByRole("button", { name: "Download my data" }).click(),
      ]);
      assert.match(download.suggestedFilename(), /^plumbline-recovery-\d{4}-\d\d-\d\d\.json$/);
      const saved = JSON.parse(await readFile(await download.path(), "utf8"));
      assert.equal(saved.format, "plumbline-recovery");
      const byId = Object.fromEntries(saved.older.workspaces);
      assert.deepEqual(JSON.parse(byId.w1.bytes), file);
      assert.deepEqual([byId.w1.name, byId.w1.seq], ["First", 7]);
      assert.deepEqual(byId.w2.bytes, { base64: "/wB7" });
      const log = [[["lost", 1], '{"step":1}'], [["w1", 8], '{"step":8}']];
      assert.deepEqual(saved.older.log, log);
      assert.deepEqual([saved.now, saved.faults], [{}, []]);
      await page.unroute("**/*.wasm");
      await screen.getByRole("button", { name: "Reload" }).click();
      await ready(page);
      await context.close();
    });
  });
}

describe("a page that cannot work", () => {
  const here = stage();

  const broken = {
    "no WebAssembly": (page) => page.addInitScript(() => delete globalThis.WebAssembly),
    "a program that is no program": (page) =>
      page.route("**/*.wasm", (route) => route.fulfill({ contentType: "application/wasm", body: "no" })),
    "a server error": (page) => page.route("**/*.wasm", (route) => route.fulfill({ status: 500, body: "" })),
    "missing glue": (page) => page.route("**/welcome-*.js", (route) => route.abort()),
  };
  for (const [what, prepare] of Object.entries(broken)) {
    test(`${what} shows the recovery screen`, async () => {
      const { context, page } = await here.fresh(WITHOUT_KEEPING);
      await prepare(page);
      await page.goto(here.site.url);
      const screen = page.getByRole("alertdialog");
      await screen.waitFor();
      await screen.getByRole("button", { name: "Download my data" }).click();
      await screen.getByText("No workspace is stored in this browser.").waitFor();
      await context.close();
    });
  }

  test("a start that never ends is noticed after 20 seconds", async () => {
    const { context, page } = await here.fresh(WITHOUT_KEEPING);
    await page.clock.install();
    await page.route("**/*.wasm", () => {});
    await page.goto(here.site.url, { waitUntil: "commit" });
    await page.waitForFunction(() => window.plumblineReady);
    await page.clock.fastForward(19000);
    assert.equal(await page.getByRole("alertdialog").count(), 0);
    await page.clock.fastForward(2000);
    await page.getByRole("alertdialog").waitFor();
    await context.close();
  });

  test("a crash while running shows it once, and blocked storage is said", async () => {
    const { context, page } = await here.fresh(WITHOUT_KEEPING);
    await page.goto(here.site.url);
    await ready(page);
    await page.evaluate(() => {
      indexedDB.open = () => {
        throw new DOMException("blocked by the browser", "SecurityError");
      };
      window.plumblineCrashed("first");
      window.plumblineCrashed("second");
    });
    const screen = page.getByRole("alertdialog");
    await screen.waitFor();
    assert.equal(await screen.count(), 1);
    await screen.getByRole("button", { name: "Download my data" }).click();
    await screen.getByText("could not be read: blocked by the browser").waitFor();
    await context.close();
  });

  test("a panic in the program is noticed without its help", async () => {
    const { context, page } = await here.fresh(WITHOUT_KEEPING);
    await page.goto(here.site.url);
    await ready(page);
    await page.evaluate(() => {
      // The smallest module whose start is an unreachable instruction.
      const bytes = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 8, 1, 0, 10, 5, 1, 3, 0, 0, 11]);
      setTimeout(() => new WebAssembly.Instance(new WebAssembly.Module(bytes)), 0);
    });
    await page.getByRole("alertdialog").waitFor();
    await context.close();
  });

  test("the theme stands before the program starts", async () => {
    for (const [stored, system, expected] of [
      ['"dark"', "light", "dark"],
      ['"light"', "dark", "light"],
      ['"system"', "dark", "dark"],
      ["{broken", "dark", "dark"],
      [null, "light", "light"],
    ]) {
      const { context, page } = await here.fresh({ ...WITHOUT_KEEPING, colorScheme: system });
      if (stored) await page.addInitScript((text) => localStorage.setItem("plumbline/theme", text), stored);
      await page.route("**/welcome-*.js", () => {});
      await page.goto(here.site.url, { waitUntil: "commit" });
      await page.locator("#boot-shell h1").waitFor();
      assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), expected, `${stored} ${system}`);
      await context.close();
    }
  });
});

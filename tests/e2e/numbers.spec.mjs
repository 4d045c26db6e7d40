// Figures of saving and memory with 10,000 projects: printed; what is asserted are bytes, not time.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { bigSample } from "./lib/big.mjs";
import { goTo, openSample, saved } from "./lib/places.mjs";
import { stage } from "./lib/stage.mjs";

const OPTIONS = { serviceWorkers: "block", locale: "en-GB" };
const WEIGHT = "Weight of Strategic fit";
const PROJECTS = 10_000;
const EDITS = 40;
const OPENINGS = 3;
/** What a change of one field may write: its record, the head, and what seals them. */
const BYTES_PER_EDIT_MAX = 2_000;
const GROWTH_MAX = 1.15;

/** Counts the bytes that go into the store, and holds the memory of the programs. */
async function measured(page) {
  await page.addInitScript(() => {
    const { put } = IDBObjectStore.prototype;
    Object.assign(window, { written: 0, memories: [] });
    IDBObjectStore.prototype.put = function (value, ...rest) {
      window.written += value?.byteLength ?? 0;
      return put.call(this, value, ...rest);
    };
    const { instantiateStreaming, instantiate } = WebAssembly;
    const held = async (starting) => {
      const started = await starting;
      window.memories.push((started.instance ?? started).exports.memory);
      return started;
    };
    WebAssembly.instantiateStreaming = (...values) => held(instantiateStreaming.apply(WebAssembly, values));
    WebAssembly.instantiate = (...values) => held(instantiate.apply(WebAssembly, values));
  });
}

describe(`${PROJECTS} projects`, () => {
  const here = stage();

  async function open() {
    const made = await here.fresh(OPTIONS);
    await measured(made.page);
    const body = await bigSample(PROJECTS);
    await made.page.route("**/sample.json", (route) => route.fulfill({ contentType: "application/json", body }));
    await openSample(made.page, here.site);
    await made.page.locator(".statusbar").getByText(/^(All is saved|Saved on this device)/).waitFor();
    return { ...made, file: body.length };
  }

  const mib = (bytes) => `${(bytes / 1_048_576).toFixed(1)} MiB`;

  /** Bytes of the program's memory, and of the browser's objects after a collection. */
  async function memory(context, page) {
    const inside = await context.newCDPSession(page);
    await inside.send("HeapProfiler.collectGarbage");
    const { usedSize } = await inside.send("Runtime.getHeapUsage");
    await inside.detach();
    const program = await page.evaluate(() => Math.max(...window.memories.map((memory) => memory.buffer.byteLength)));
    return { program, objects: usedSize };
  }

  test("a change writes its record and the head, not the workspace", async (report) => {
    const { context, page, watch, file } = await open();
    await goTo(page, "prioritise");
    const weight = page.getByRole("spinbutton", { name: WEIGHT });
    await weight.waitFor();
    const edit = (value) =>
      weight.evaluate(async (input, to) => {
        const state = () => document.querySelector("[data-save]")?.dataset.save;
        const from = performance.now();
        input.value = to;
        input.dispatchEvent(new Event("change", { bubbles: true }));
        await new Promise((done) => {
          const look = () => (state() === "saved" ? done() : requestAnimationFrame(look));
          look();
        });
        return performance.now() - from;
      }, value);
    await edit("41");
    await page.evaluate(() => (window.written = 0));
    const took = [];
    for (let nth = 0; nth < EDITS; nth += 1) took.push(await edit(String(1 + (nth % 40))));
    took.sort((one, two) => one - two);
    const bytes = (await page.evaluate(() => window.written)) / EDITS;
    const at = (share) => took[Math.min(took.length - 1, Math.floor(took.length * share))].toFixed(0);
    report.diagnostic(`a change until it is said to be saved: median ${at(0.5)} ms, p99 ${at(0.99)} ms; ${Math.round(bytes)} bytes each, the file has ${mib(file)}`);
    assert.ok(bytes <= BYTES_PER_EDIT_MAX, `${bytes} bytes a change`);
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await context.close();
  });

  test("memory does not grow from one opening to the next", async (report) => {
    const { context, page, watch } = await open();
    await goTo(page, "settings");
    await page.getByRole("button", { name: "New workspace" }).click();
    const other = (name) => page.getByRole("row").filter({ hasText: name });
    await other("My portfolio").getByText("open", { exact: true }).waitFor();
    await saved(page).catch(() => {});
    const closed = [await memory(context, page)];
    for (let nth = 0; nth < OPENINGS; nth += 1) {
      const from = performance.now();
      await page.getByRole("button", { name: /^Open Calder Mutual/ }).click();
      await other("Calder Mutual").getByText("open", { exact: true }).waitFor();
      const took = performance.now() - from;
      const full = await memory(context, page);
      await page.getByRole("button", { name: /^Open My portfolio/ }).click();
      await other("My portfolio").getByText("open", { exact: true }).waitFor();
      closed.push(await memory(context, page));
      const { program, objects } = closed.at(-1);
      report.diagnostic(`opening ${nth + 1}: ${took.toFixed(0)} ms, program ${mib(full.program)}; closed: program ${mib(program)}, objects ${mib(objects)}`);
    }
    const [, first] = closed;
    const last = closed.at(-1);
    assert.ok(last.program <= first.program * GROWTH_MAX, `program: ${mib(first.program)}, then ${mib(last.program)}`);
    assert.ok(last.objects <= first.objects * GROWTH_MAX, `objects: ${mib(first.objects)}, then ${mib(last.objects)}`);
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await context.close();
  });
});

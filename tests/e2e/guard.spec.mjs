// No door: what the policy of the page forbids, what a framed page does, and two hundred strings
// that would run if any of them were ever taken for markup.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ready } from "./lib/browser.mjs";
import { goTo, openWorkspace, openStart, saved } from "./lib/places.mjs";
import { stage } from "./lib/stage.mjs";
import { CORPUS, plan } from "./lib/corpus.mjs";

const OPTIONS = { serviceWorkers: "block", locale: "en-GB", acceptDownloads: true };
const PAGES = ["home", "projects", "portfolios", "prioritise", "intake", "capacity", "people", "risks", "issues",
  "changes", "policies", "deliverables", "reports", "money", "benefits", "skills", "stakeholders", "maturity",
  "knowledge", "settings", "import", "merge"];

describe("the policy", () => {
  const here = stage();

  test("no text becomes a script, a handler or a foreign address", async () => {
    const { context, page } = await here.fresh(OPTIONS);
    await openStart(page, here.site);
    const tried = await page.evaluate(async () => {
      // What the debugger evaluates may do more; a task of the page's own may not.
      await new Promise((done) => setTimeout(done));
      const refused = async (what) => {
        try {
          await what();
          return false;
        } catch {
          return true;
        }
      };
      const node = document.createElement("div");
      return {
        eval: await refused(() => window.eval("1")),
        constructed: await refused(() => new Function("return 1")()),
        script: await refused(() => (node.innerHTML = "<script>1</script>")),
        handler: await refused(() => (node.innerHTML = "<img src=x onerror=alert(1)>")),
        address: await refused(() => (node.innerHTML = "<a href='javascript:alert(1)'>x</a>")),
        worker: await refused(() => new Worker("https://example.org/x.js")),
        fetched: await refused(() => fetch("https://example.org/")),
        policy: await refused(() => trustedTypes.createPolicy("other", { createHTML: (text) => text })),
        plain: await refused(() => (node.innerHTML = "<b>x</b>")),
      };
    });
    const { plain, ...active } = tried;
    assert.deepEqual(Object.entries(active).filter(([, refused]) => !refused), []);
    assert.equal(plain, false, "markup without anything active passes");
    await context.close();
  });

  test("a framed page does not start and offers a window of its own", async () => {
    const { context, page } = await here.fresh(OPTIONS);
    await page.goto(`${here.site.url}fonts/`);
    await page.setContent(`<iframe src="${here.site.url}" width="900" height="600"></iframe>`);
    const frame = page.frameLocator("iframe");
    await frame.getByRole("alert").getByText("does not run inside another page").waitFor();
    const link = frame.getByRole("link", { name: "Open it in a window of its own" });
    assert.equal(await link.getAttribute("rel"), "noopener noreferrer");
    assert.equal(await frame.getByRole("button").count(), 0, "there is nothing to press");
    await context.close();
  });
});

describe("strings that would run", () => {
  const here = stage();

  test("two hundred of them in every text, on every page, in every list, in print and in files", async (context) => {
    assert.ok(CORPUS.length >= 200, String(CORPUS.length));
    const made = await here.fresh(OPTIONS);
    const { page, watch } = made;
    const ran = [];
    await page.exposeBinding("__ran", (_, what) => ran.push(what));
    page.on("dialog", (dialog) => (ran.push(dialog.message()), dialog.dismiss()));
    await page.addInitScript(() => {
      for (const name of ["alert", "confirm", "prompt"]) window[name] = () => window.__ran(name);
    });
    await openWorkspace(page, here.site, await plan());
    const kinds = await page.evaluate(() => window.location.hash);
    assert.ok(kinds);
    for (const path of PAGES) {
      await goTo(page, path).catch((error) => {
        throw new Error(`${path}: ${[...watch.errors, ...ran]}`, { cause: error });
      });
      const lists = page.getByRole("group", { name: "Which list" }).getByRole("button");
      for (let nth = 0; nth < (await lists.count()); nth += 1) await lists.nth(nth).click();
      await page.evaluate(() => {
        window.dispatchEvent(new Event("beforeprint"));
        window.dispatchEvent(new Event("afterprint"));
      });
    }
    // The same by hand: typed, pasted and searched for.
    await goTo(page, "projects");
    for (const text of CORPUS.slice(0, 12)) {
      await page.keyboard.press("Control+k");
      await page.keyboard.type(text);
      await page.keyboard.press("Escape");
    }
    await saved(page).catch(() => {});
    await page.reload();
    await ready(page);
    await page.locator("main [role=gridcell]").first().waitFor();
    const apart = await page.evaluate(() => {
      const cells = [...document.querySelectorAll("main td, main th, main [role=gridcell], main [role=rowheader]")];
      const isApart = (cell) => ["isolate", "plaintext", "isolate-override"].includes(getComputedStyle(cell).unicodeBidi);
      return { cells: cells.length, open: cells.filter((cell) => !isApart(cell)).length };
    });
    assert.ok(apart.cells > 0 && apart.open === 0, JSON.stringify(apart));
    const foreign = await page.evaluate(() => document.querySelectorAll("main script, main iframe, main img, main object").length);
    assert.equal(foreign, 0, "no text became an element");
    assert.deepEqual(ran, []);
    assert.deepEqual([...watch.errors, ...watch.foreign], []);
    context.diagnostic(`${CORPUS.length} strings on ${PAGES.length} pages`);
    await made.context.close();
  });
});

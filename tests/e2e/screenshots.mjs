// Takes the pictures of the README from the built page: node screenshots.mjs <folder>.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { freshPage, launch, ready } from "./lib/browser.mjs";
import { startSite } from "./lib/site.mjs";

// A picture: its file name, where it is taken, in which theme, and what is done before.
const PICTURES = [{ name: "start", route: "#/", theme: "light", prepare: async () => {} }];

const folder = process.argv[2];
if (!folder) throw new Error("name the folder for the pictures");
await mkdir(folder, { recursive: true });
const site = await startSite();
const browser = await launch();
try {
  for (const { name, route, theme, prepare } of PICTURES) {
    const { context, page, watch } = await freshPage(browser, { colorScheme: theme, reducedMotion: "reduce" });
    await page.goto(site.url + route);
    await ready(page);
    await prepare(page);
    await page.evaluate(() => document.fonts.ready);
    const path = join(folder, `${name}.png`);
    await page.screenshot({ path });
    if (watch.errors.length > 0) throw new Error(`${name}: ${watch.errors.join("; ")}`);
    console.log(`   ${path}`);
    await context.close();
  }
} finally {
  await browser.close();
  site.stop();
}

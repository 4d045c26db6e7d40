// Makes the icons that systems want as pictures out of the drawn ones: `node icons.mjs <folder>`.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { launch } from "./lib/browser.mjs";

const [folder] = process.argv.slice(2);
const MADE = [
  { from: "plumbline.svg", sizes: [192, 512] },
  { from: "plumbline-maskable.svg", sizes: [512] },
];

const browser = await launch();
for (const { from, sizes } of MADE) {
  const drawn = await readFile(join(folder, from), "utf8");
  for (const size of sizes) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(`<style>*{margin:0}svg{display:block;width:100vw;height:100vh}</style>${drawn}`);
    const picture = await page.screenshot({ omitBackground: true });
    await writeFile(join(folder, from.replace(".svg", `-${size}.png`)), picture);
    await page.close();
  }
}
await browser.close();

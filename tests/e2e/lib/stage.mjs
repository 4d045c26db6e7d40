// The stage of a group of tests: the built page served and one browser, up before the first of
// them and down after the last.
import { after, before } from "node:test";
import { freshPage, launch } from "./browser.mjs";
import { startSite } from "./site.mjs";

/**
 * Sets the stage for the group it is called in; options are those of the site. `site` and `browser`
 * are there when the first test runs; `fresh` opens a page in a profile of its own. A group whose
 * tests are all skipped wants none.
 */
export function stage(options = {}, wanted = true) {
  const here = {
    site: null,
    browser: null,
    fresh: (of) => freshPage(here.browser, of),
  };
  if (!wanted) return here;
  before(async () => {
    [here.site, here.browser] = await Promise.all([startSite(options), launch()]);
  });
  after(async () => {
    await here.browser?.close();
    here.site?.stop();
  });
  return here;
}

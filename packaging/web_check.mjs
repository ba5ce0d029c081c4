// Opens pages in a headless browser and says what is wrong with them: one line of JSON for each page and width.
// node web_check.mjs BROWSER SHOTS PAGE...; without puppeteer-core and axe-core beside it, it cannot run.
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { createRequire } from "node:module";
import puppeteer from "puppeteer-core";

const [browserPath, shots, ...pages] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WIDTHS = [320, 390, 699, 700, 768, 1040, 1280, 1920];
const AXE = new Set([320, 390, 768, 1280]);
const KEYS = new Set([390, 1280]);
const MOST_STOPS = 60;

// The smallest words that are seen, in px: of HTML as computed, of SVG as large as the picture is shown.
const smallest = () => {
  let least = { size: 999, text: "" };
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const at = node.parentElement, text = node.data.trim();
    if (!text || !at.getClientRects().length || at.closest(".unseen, style, script")) continue;
    let size = parseFloat(getComputedStyle(at).fontSize);
    if (at.ownerSVGElement) size *= at.getScreenCTM().a;
    if (size < least.size) least = { size: Math.round(size * 100) / 100, text: text.slice(0, 40) };
  }
  return least;
};

const stops = () => {
  const asked = "a[href], summary, button, input, select, textarea, iframe, [tabindex]";
  const can = [...document.querySelectorAll(asked)].filter((one) => one.tabIndex >= 0);
  return can.filter((one) => one.getClientRects().length && one.checkVisibility({ contentVisibilityAuto: true })).length;
};

// Goes through the page by the Tab key, and counts the stops that nobody sees.
async function byKeys(page, most) {
  let seen = 0, hidden = 0;
  await page.evaluate(() => { document.activeElement.blur(); scrollTo(0, 0); });
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press("Tab");
    const now = await page.evaluate(() => {
      const at = document.activeElement, box = at.getBoundingClientRect();
      if (at === document.body) return null;
      return box.width > 0 && box.bottom > 0 && box.top < innerHeight && getComputedStyle(at).outlineStyle !== "none";
    });
    if (now === null) break;
    seen += 1;
    if (!now) hidden += 1;
  }
  return { seen, hidden };
}

const browser = await puppeteer.launch({ executablePath: browserPath, args: ["--no-sandbox", "--disable-gpu"] });
for (const file of pages) {
  for (const width of WIDTHS) {
    const page = await browser.newPage();
    const asked = [], said = [];
    page.on("request", (one) => { if (!/^(file|data|blob):/.test(one.url())) asked.push(one.url()); });
    page.on("console", (one) => { if (one.type() === "error") said.push(one.text()); });
    page.on("pageerror", (one) => said.push(String(one)));
    await page.setBypassCSP(false);
    await page.setViewport({ width, height: width < 700 ? 844 : 900, hasTouch: width < 700 });
    await page.goto(`file://${file}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    const least = await page.evaluate(smallest);
    const wanted = await page.evaluate(stops);
    const keys = KEYS.has(width) ? await byKeys(page, Math.min(wanted, MOST_STOPS)) : null;
    const height = Math.min(await page.evaluate(() => document.documentElement.scrollHeight), 6000);
    await page.evaluate(() => scrollTo(0, 0));
    const shot = join(shots, `${basename(file, ".html")}-${width}.png`);
    await page.screenshot({ path: shot, clip: { x: 0, y: 0, width, height } });
    let violations = [];
    if (AXE.has(width)) {
      violations = await page.evaluate(async (source) => {
        eval(source);  // the check itself; the policy of the page lets no script in by a tag
        const found = await window.axe.run(document);
        return found.violations.map((one) => `${one.id}: ${one.nodes.length} × ${one.nodes[0].html.slice(0, 120)}`);
      }, axe).catch((error) => [`axe did not run: ${error.message.slice(0, 200)}`]);
    }
    console.log(JSON.stringify({ page: basename(file), width, wide, least, wanted, keys, asked, said, violations }));
    await page.close();
  }
}
await browser.close();

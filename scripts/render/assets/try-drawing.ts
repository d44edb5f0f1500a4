import { spawn } from "node:child_process";
import { readCached, writeCached } from "../../host/cached.ts";
import type { Host } from "../../host/host.ts";

/** ms that a drawing may take. */
const patience = 10_000;
/** px of the trial: as broad as a page at 240 dots per inch. */
const width = 2_000;

/** What makes layers as large as the drawing, or looks at many of their points for each one. */
const costly = /<(?:mask|pattern|clipPath|use|image)\b|opacity\s*[=:]|mix-blend-mode|<fe[A-Z]/g;
const fewLayers = 200;
const muchText = 2_000_000;

/**
 * Whether a drawing is drawn in reasonable time. Nothing can stop the rasteriser within a process: drawings that have what may take minutes
 * are drawn once in one of their own, and the answer is kept. All others are not asked.
 */
export async function isDrawnSoon(svg: Uint8Array, host: Host): Promise<boolean> {
  const text = new TextDecoder().decode(svg);
  const isLight =
    !/<fe[A-Z]/.test(text) && text.length < muchText && (text.match(costly)?.length ?? 0) < fewLayers;
  if (isLight) return true;
  const at = { folder: "pictures", key: `drawn within ${patience} ms\n${text}` };
  if (await readCached(host, at)) return true;
  const isSoon = await tryDrawing(text);
  if (isSoon) await writeCached(host, at, "yes");
  return isSoon;
}

function tryDrawing(text: string): Promise<boolean> {
  const program = `import { Resvg } from ${JSON.stringify(import.meta.resolve("@resvg/resvg-js"))};
    const parts = [];
    for await (const part of process.stdin) parts.push(part);
    const fit = { mode: "width", value: ${width} };
    new Resvg(Buffer.concat(parts).toString(), { fitTo: fit, font: { loadSystemFonts: false } }).render();`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
    stdio: ["pipe", "ignore", "ignore"],
  });
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill("SIGKILL"), patience);
    child.once("error", () => resolve(false));
    child.once("close", (code) => {
      clearTimeout(timer);
      resolve(code === 0);
    });
    // It may end before it has read all.
    child.stdin.on("error", () => undefined);
    child.stdin.end(text);
  });
}

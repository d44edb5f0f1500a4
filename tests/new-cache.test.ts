import { cp } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createNodeHost } from "../scripts/host/node-host.ts";
import { lineEndHyphens } from "./support/line-end-hyphens.ts";
import { createWorkspace, runDipla } from "./support/workspace.ts";

it("hyphenates in the first print of a new cache, as in every later one", async () => {
  const workspace = await createWorkspace({
    "content/long/bg.md": `---\ntitle: Дълъг текст\ntemplate: briefing\n---\n\n${"Междуправителствената организация насърчава международното сътрудничество. ".repeat(20)}\n`,
    // Words of a language that nothing has been printed in yet stand among others.
    "content/mixed/tr.md": `---\ntitle: Metin\ntemplate: briefing\n---\n\n[${"Zusammenarbeit und Entwicklungszusammenarbeit internationaler Organisationen. ".repeat(20).trim()}]{lang=de}\n`,
  });
  try {
    // The browser is taken from the cache of the project, without the dictionaries that earlier builds have made.
    const cache = join(workspace.root, ".cache");
    await runDipla(["doctor"]);
    await cp(createNodeHost().cacheDir, cache, {
      recursive: true,
      filter: (path) => !/hyphen-data|artifacts|builds/.test(path),
    });
    const hyphensOf = async (): Promise<number[]> => {
      const { code, stderr } = await runDipla(
        ["build", "--force", "--format", "pdf", "--root", workspace.root],
        {
          env: { DIPLA_CACHE: cache },
        },
      );
      expect(code, stderr).toBe(0);
      return Promise.all(
        ["long/bg/long.bg.pdf", "mixed/tr/mixed.tr.pdf"].map(async (path) =>
          lineEndHyphens(await workspace.read(`out/${path}`)),
        ),
      );
    };
    const first = await hyphensOf();
    expect(Math.min(...first)).toBeGreaterThan(3);
    expect(await hyphensOf()).toEqual(first);
  } finally {
    await workspace.remove();
  }
});

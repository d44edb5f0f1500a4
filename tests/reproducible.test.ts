import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import type { Manifest } from "../scripts/artifacts/manifest.ts";
import { createWorkspace, projectRoot, runDipla, type Workspace } from "./support/workspace.ts";

/* The project's own documents, built in different folders, processes, time zones and with other numbers of jobs. */
const workspaces: Workspace[] = [];
afterAll(async () => {
  for (const workspace of workspaces) await workspace.remove();
});

async function built(
  jobs: number,
  env: Record<string, string>,
  cwd: (root: string) => string,
): Promise<Manifest> {
  const workspace = await createWorkspace();
  workspaces.push(workspace);
  await workspace.copy(join(projectRoot, "content"), "content");
  await workspace.write("content/undated/en.md", "---\ntitle: Undated\nattach-source: true\n---\n\nText.\n");
  const { code, stderr } = await runDipla(
    ["build", "--force", "--jobs", String(jobs), "--root", workspace.root],
    { env, cwd: cwd(workspace.root) },
  );
  expect(code, stderr).toBe(0);
  return JSON.parse(await workspace.text("out/manifest.json")) as Manifest;
}

it("gives the same SHA-256 for every file, whatever the folder, time zone and number of jobs", async () => {
  const env = { SOURCE_DATE_EPOCH: "1700000000" };
  const one = await built(1, { ...env, TZ: "Pacific/Kiritimati" }, (root) => root);
  const other = await built(4, { ...env, TZ: "America/St_Johns", LANG: "bg_BG.UTF-8" }, () => tmpdir());
  expect(one.artifacts.length).toBe(31);
  expect(other).toEqual(one);
});

it("takes the date of undated documents from SOURCE_DATE_EPOCH, and claims PDF/A-3a where sources are carried", async () => {
  const early = await built(2, { SOURCE_DATE_EPOCH: "1600000000" }, (root) => root);
  const late = await built(2, { SOURCE_DATE_EPOCH: "1700000000" }, (root) => root);
  const hash = ({ artifacts }: Manifest, path: string): string | undefined =>
    artifacts.find((entry) => entry.path === path)?.sha256;
  for (const format of ["pdf", "docx"])
    expect(hash(early, `undated/en/undated.en.${format}`)).not.toBe(
      hash(late, `undated/en/undated.en.${format}`),
    );
  // Where the front matter says the date, the environment doesn't matter.
  const dated = "briefing-cooperation/bg/briefing-cooperation.bg.pdf";
  expect(hash(early, dated)).toBe(hash(late, dated));
  const claims = (path: string) => late.artifacts.find((entry) => entry.path === path)?.standards;
  expect(claims(dated)).toEqual(["PDF/UA-1", "PDF/A-2a"]);
  expect(claims("undated/en/undated.en.pdf")).toEqual(["PDF/UA-1", "PDF/A-3a"]);
});

it("takes nothing of where the workspace lies into a file's fonts", async () => {
  const workspace = await createWorkspace();
  workspaces.push(workspace);
  const hashes: (string | undefined)[] = [];
  for (const folder of ["here", "用户/там"]) {
    await workspace.copy(join(projectRoot, "tests", "cases", "kitchen-sink"), `${folder}/content/sink`);
    await workspace.write(
      `${folder}/content/sink/en.md`,
      '---\ntitle: Chart\n---\n\n![A square](images/square.png)\n\n::chart{data="staff.csv" type=bar title="Staff" unit=people}\n',
    );
    const { stderr } = await runDipla([
      "build",
      "sink",
      "--format",
      "html",
      "--root",
      join(workspace.root, folder),
    ]);
    expect(stderr).not.toContain("glyph-missing");
    const manifest = JSON.parse(await workspace.text(`${folder}/out/manifest.json`)) as Manifest;
    hashes.push(manifest.artifacts.find(({ path }) => path === "sink/en/sink.en.html")?.sha256);
  }
  expect(hashes[0]).toBeDefined();
  expect(hashes[1]).toBe(hashes[0]);
});

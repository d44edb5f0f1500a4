import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Manifest, ManifestEntry } from "../scripts/artifacts/manifest.ts";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/* Build shows, gates judge: a link to nowhere is shown in a draft, and stops whatever leaves the house. */
const flyer = (link: string): string =>
  `---\ntitle: Flyer\ntemplate: leaflet-trifold\nprint: { outputs: [press] }\n---\n\n# Where {#where}\n\nSee [the place](${link}).\n`;
const note = (link: string): string =>
  `---\ntitle: Note\ntemplate: briefing\nrecipients: recipients.csv\n---\n\n# Where {#where}\n\nSee [the place](${link}).\n`;
const settings = {
  send: { from: "Office <office@dipla.example>", server: { host: "127.0.0.1", port: 1, tls: "off" } },
};

let workspace: Workspace;

beforeAll(async () => {
  workspace = await createWorkspace({
    "content/_data/organisation.yaml": "name: Office for Tests\nemail: office@dipla.example\n",
    "content/flyer/en.md": flyer("#where"),
    "content/note/en.md": note("#where"),
    "content/note/recipients.csv":
      'id,name,salutation,address,lang,email\nfirst,First,Dear First,"1 Street\n1000 Sofia",en,first@dipla.example\n',
    "dipla.config.json": JSON.stringify(settings),
  });
  const { code, stderr } = await workspace.run("build");
  if (code !== 0) throw new Error(stderr);
  await workspace.write("content/flyer/en.md", flyer("#nowhere"));
  await workspace.write("content/note/en.md", note("#nowhere"));
});
afterAll(() => workspace.remove());

async function entriesOf(document: string): Promise<Map<string, ManifestEntry>> {
  const { artifacts } = JSON.parse(await workspace.text("out/manifest.json")) as Manifest;
  return new Map(artifacts.filter((one) => one.document === document).map((one) => [one.output, one]));
}

describe("a build", () => {
  it("makes the files as drafts, and says so in its last line", async () => {
    const { code, stderr } = await workspace.run("build");
    expect(code).toBe(0);
    expect(stderr).toContain("content/flyer/en.md:9:5 warning link-internal-broken");
    expect(stderr.trim().split("\n").at(-1)).toContain("flyer (en), note (en)");
    const entries = await entriesOf("flyer");
    for (const output of ["pdf", "docx", "html"])
      expect(entries.get(output)).toMatchObject({ draft: true, stale: false });
    // The words are there, the link is not.
    expect(await workspace.text("out/flyer/en/flyer.en.html")).toMatch(/>the place</);
    expect(await workspace.text("out/flyer/en/flyer.en.html")).not.toContain("#nowhere");
  });

  it("makes no press PDF; that of the earlier build stays and is stale", async () => {
    const press = (await entriesOf("flyer")).get("press.pdf");
    expect(press).toMatchObject({ stale: true });
    expect(press).not.toHaveProperty("draft");
    expect((await workspace.read("out/flyer/en/flyer.en.press.pdf")).length).toBeGreaterThan(1000);
  });

  it("says it again when nothing has changed", async () => {
    const { code, stderr } = await workspace.run("build");
    expect(code).toBe(0);
    expect(stderr.trim().split("\n").at(-1)).toContain("flyer (en), note (en)");
  });

  it("tells programs the weight beside the level", async () => {
    const { events } = await workspace.run("build", "flyer", "--json");
    expect(events).toContainEqual(
      expect.objectContaining({ code: "link-internal-broken", weight: "gate", level: "warning" }),
    );
    const { diagnostics } = JSON.parse(await workspace.text("out/manifest.json")) as Manifest;
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ code: "link-internal-broken", weight: "gate", facts: expect.anything() }),
    );
  });

  it("withholds everything with --strict, and with the setting", async () => {
    const flag = await workspace.run("build", "flyer", "--format", "html", "--strict", "--json");
    expect(flag.code).toBe(4);
    expect(flag.events).toContainEqual(expect.objectContaining({ event: "withheld", document: "flyer" }));
    expect(flag.events).toContainEqual(
      expect.objectContaining({ code: "link-internal-broken", weight: "gate", level: "error" }),
    );
    await workspace.write("dipla.config.json", JSON.stringify({ ...settings, strict: true }));
    expect((await workspace.run("build", "flyer", "--format", "html")).code).toBe(4);
    await workspace.write("dipla.config.json", JSON.stringify(settings));
  });
});

describe("what leaves the house", () => {
  it("does not pass a check, which reviews the rest all the same", async () => {
    const { code, events } = await workspace.run("check", "flyer", "--no-report", "--json");
    expect(code).toBe(3);
    expect(events).toContainEqual(
      expect.objectContaining({ code: "link-internal-broken", weight: "gate", level: "error" }),
    );
    expect(events.find(({ event }) => event === "finished")).toMatchObject({ rendered: 3 });
  });

  it("is no copy", async () => {
    const { code, events } = await workspace.run("build", "note", "--copies", "--json");
    expect(code).toBe(4);
    expect(events.filter(({ code: found }) => found === "link-internal-broken")).toEqual([
      expect.objectContaining({ level: "error", weight: "gate" }),
    ]);
    // The specimen is for the eye.
    expect((await entriesOf("note")).get("pdf")).toMatchObject({ draft: true, specimen: true });
  });

  it("is not sent", async () => {
    const { code, stderr } = await workspace.run("send", "note");
    expect(code).toBe(4);
    expect(stderr).toContain("error link-internal-broken");
  });
});

it("is a draft no longer when it is mended", async () => {
  await workspace.write("content/flyer/en.md", flyer("#where"));
  await workspace.write("content/note/en.md", note("#where"));
  const { code, stderr } = await workspace.run("build");
  expect([code, stderr]).toEqual([0, expect.not.stringContaining("raft")]);
  for (const entry of (await entriesOf("flyer")).values()) {
    expect(entry).toMatchObject({ stale: false });
    expect(entry).not.toHaveProperty("draft");
  }
});

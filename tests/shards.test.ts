import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { command as build } from "../scripts/commands/build.ts";
import { command as send } from "../scripts/commands/send.ts";
import { isInShard } from "../scripts/workspace/is-in-shard.ts";
import { hashesBelow } from "./chaos/killed-commands.ts";
import { type RunInProcess, runInProcess } from "./support/run-in-process.ts";
import { listRow, type SendingWorkspace, sendingWorkspace } from "./support/sending-workspace.ts";

/* Four shares of a list, made apart, are one run, byte by byte; and whatever is missing, there twice or of something else is told. */
const ids = ["labour", "interior", "health", "justice", "culture", "energy", "finance", "sport"];
const rows = ids.map((id, at) =>
  listRow(id, {
    ...(at % 3 === 1 && { lang: "bg" }),
    ...(id === "culture" && { channel: "paper", email: "" }),
    ...(id === "energy" && { channel: "e-delivery", attachments: "map.txt" }),
  }),
);
const count = 4;
const made: SendingWorkspace[] = [];
afterAll(async () => {
  for (const workspace of made) await workspace.remove();
});

async function newWorkspace(): Promise<SendingWorkspace> {
  const workspace = await sendingWorkspace(rows, 9);
  made.push(workspace);
  await workspace.write("content/note/map.txt", "A map.\n".repeat(50));
  return workspace;
}

/** A command at the beginning of a day. What is remembered of copies is so by the folder that they are in. */
async function run({ root }: SendingWorkspace, words: string[], values = {}): Promise<RunInProcess> {
  const day = "2026-11-24T00:00:00.000Z";
  return runInProcess(send, words, { root, values, now: new Date(day) });
}

const shards = Array.from({ length: count }, (_, at) => `${at + 1}/${count}`);
const fileOf = (shard: string): string => `out/note/packages/shard-${shard.replace("/", "-of-")}.jsonl`;

let whole: SendingWorkspace;
/** Each share in a workspace of its own, as on another machine. */
let parts: SendingWorkspace[];
beforeAll(async () => {
  whole = await newWorkspace();
  expect((await run(whole, ["note"])).code).toBe(0);
  parts = [];
  for (const shard of shards) {
    const workspace = await newWorkspace();
    const { code, said } = await run(workspace, ["note"], { shard });
    expect(code, said).toBe(0);
    expect(said).toContain("dipla send merge note");
    parts.push(workspace);
  }
}, 240_000);

/** When each copy was written. */
function copyTimes({ root }: SendingWorkspace): [string, number][] {
  const folder = join(root, "out/note");
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".docx") && name.includes("copies"))
    .map((name) => [name, statSync(join(folder, name)).mtimeMs]);
}

const folders = (): string[] => parts.map(({ root }) => join(root, "out"));

describe("shares of a list", () => {
  it("have every recipient once, whoever else is in the list", () => {
    for (const all of [2, 3, 7])
      for (let at = 0; at < 300; at += 1) {
        const found = Array.from({ length: all }, (_, index) =>
          isInShard(`r-${at}`, { index: index + 1, count: all }),
        );
        expect(found.filter(Boolean)).toHaveLength(1);
      }
    // SHA-256 of “labour” ends with 0x10, a multiple of four: the first share, by the rule as anybody can work it out.
    expect(isInShard("labour", { index: 1, count: 4 })).toBe(true);
  });

  it("make their own copies only, and a list of them", () => {
    const listed = parts.map(({ root }, at) =>
      ["en", "bg"].flatMap((lang) => {
        const path = join(root, `out/note/${lang}/copies.${at + 1}-of-${count}.jsonl`);
        const lines = existsSync(path) ? readFileSync(path, "utf8").split("\n").filter(Boolean) : [];
        const folder = join(root, `out/note/${lang}/copies`);
        expect(lines).toHaveLength(existsSync(folder) ? readdirSync(folder).length : 0);
        return lines.map((line) => JSON.parse(line).recipient as string);
      }),
    );
    expect(listed.flat().sort()).toEqual([...ids].sort());
    expect(listed.filter((one) => one.length > 0).length).toBeGreaterThan(1);
  });

  it("are built without a plan, too, and a build without copies has none", async () => {
    const place = await newWorkspace();
    const values = { copies: true, format: "docx", shard: "1/4" };
    const { code, said } = await runInProcess(build, [], { root: place.root, values });
    expect(code, said).toBe(0);
    const own = ids.filter((id) => isInShard(id, { index: 1, count }));
    const listed = ["en", "bg"].flatMap((lang) => {
      const folder = join(place.root, `out/note/${lang}/copies`);
      return existsSync(folder) ? readdirSync(folder) : [];
    });
    expect(listed.sort()).toEqual(own.sort());
    const without = await runInProcess(build, [], { root: place.root, values: { shard: "1/4" } });
    expect(without.code).toBe(2);
  }, 60_000);

  it("are one run, byte by byte, when they are merged", async () => {
    const place = await newWorkspace();
    const { code, said } = await run(place, ["merge", "note", ...folders()]);
    expect(code, said).toBe(0);
    expect((await place.plan()).hash).toBe((await whole.plan()).hash);
    // What is printed for people names its place.
    const files = (root: string): [string, string][] =>
      [...hashesBelow(join(root, "out"))].filter(([path]) => !path.endsWith("plan.html")).sort();
    expect(files(place.root)).toEqual(files(whole.root));
    // Nothing is made again: their copies are known here.
    const before = copyTimes(place);
    expect((await run(place, ["note"])).code).toBe(0);
    expect(copyTimes(place)).toEqual(before);
  }, 120_000);

  it("may be made in one workspace, one after the other", async () => {
    const place = await newWorkspace();
    for (const shard of shards) await run(place, ["note"], { shard });
    const { code, said } = await run(place, ["merge", "note"]);
    expect(code, said).toBe(0);
    expect((await place.plan()).hash).toBe((await whole.plan()).hash);
    expect(hashesBelow(join(place.root, "out"))).toEqual(hashesBelow(join(whole.root, "out")));
  }, 120_000);
});

describe("a merge is refused, and makes no plan,", () => {
  /** The shares' output folders in a place of their own, where they may be hurt. */
  async function hurt(
    change: (outs: readonly string[], place: SendingWorkspace) => Promise<void> | void,
  ): Promise<{ outs: readonly string[]; place: SendingWorkspace }> {
    const place = await newWorkspace();
    const outs = parts.map(({ root }, at) => {
      const to = join(place.root, `shares/${at + 1}`);
      cpSync(join(root, "out"), to, { recursive: true });
      return to;
    });
    await change(outs, place);
    return { outs, place };
  }
  const file = (outs: readonly string[], at: number): string =>
    join(outs[at] ?? "", "note/packages", `shard-${at + 1}-of-${count}.jsonl`);
  const edit = (path: string, change: (text: string) => string): void =>
    writeFileSync(path, change(readFileSync(path, "utf8")));
  /** A share whose hash at the end is right again. */
  async function remade(place: SendingWorkspace, shard: string, out: string): Promise<void> {
    await run(place, ["note"], { shard, out });
  }

  const faults: [
    string,
    string,
    (outs: readonly string[], place: SendingWorkspace) => Promise<void> | void,
  ][] = [
    ["without a share, which it names", "shards-missing.*3-of-4", (outs) => rmSync(file(outs, 2))],
    [
      "without any",
      "shards-missing",
      (outs) => {
        for (const at of outs.keys()) rmSync(file(outs, at));
      },
    ],
    [
      "with a share that is there twice",
      "shard-twice",
      (outs) => cpSync(file(outs, 1), file([outs[0] ?? "", outs[0] ?? ""], 1)),
    ],
    [
      "with a share that is torn",
      "shard-damaged",
      (outs) => edit(file(outs, 0), (text) => text.slice(0, -90)),
    ],
    [
      "with a share in which a word was changed",
      "shard-damaged",
      (outs) =>
        edit(file(outs, shareOf("labour")), (text) => text.replace("Ministry labour", "Ministry Labour")),
    ],
    [
      "with a copy that is not what its share says",
      "shard-damaged.*note.en.docx",
      (outs) =>
        edit(join(outs[shareOf("labour")] ?? "", "note/en/copies/labour/note.en.docx"), (text) => `${text} `),
    ],
    [
      "with a share of another text",
      "shards-differ.*the list, the text",
      async (outs, place) => {
        const text = await place.text("content/note/en.md");
        await place.write("content/note/en.md", text.replace("Beginning", "Start"));
        await remade(place, "1/4", outs[0] ?? "");
      },
    ],
    [
      "with a share of a longer list",
      "shards-differ.*the list, the text",
      async (outs, place) => {
        await place.list([...rows, listRow("labour-2")]);
        await remade(place, "1/4", outs[0] ?? "");
      },
    ],
    [
      "with a share of other settings",
      "shards-differ.*settings",
      async (outs, place) => {
        await place.settings({ attach: ["pdf"] });
        await remade(place, "1/4", outs[0] ?? "");
      },
    ],
    [
      "with a share of another number of shares",
      "shards-differ.*number of shares",
      async (outs, place) => remade(place, "1/3", outs[0] ?? ""),
    ],
  ];
  const shareOf = (id: string): number =>
    shards.findIndex((_, at) => isInShard(id, { index: at + 1, count }));

  it.each(faults)(
    "%s",
    async (_, finding, change) => {
      const { outs, place } = await hurt(change);
      const { code, said } = await run(place, ["merge", "note", ...outs]);
      expect(said.replace(/\n\s+/g, " ")).toMatch(new RegExp(finding));
      expect(code).toBe(4);
      expect(existsSync(join(place.root, "out/note/packages/plan.json"))).toBe(false);
      expect(existsSync(join(place.root, ".dipla/plans"))).toBe(false);
    },
    60_000,
  );

  it("where what would be sent from here is something else", async () => {
    const { outs, place } = await hurt(async (_, where) => {
      const text = await where.text("content/note/en.md");
      await where.write("content/note/en.md", text.replace("Beginning", "Start"));
    });
    const { code, said } = await run(place, ["merge", "note", ...outs]);
    expect([code, said]).toEqual([4, expect.stringContaining("what would be sent from here")]);
    expect(existsSync(join(place.root, ".dipla/plans"))).toBe(false);
  }, 60_000);

  it("where more was sent since", async () => {
    const place = await newWorkspace();
    const { approveUpTo, planWithout } = await import("./support/sent-memory.ts");
    await approveUpTo(place.root, await planWithout(place.root, ["labour"], "text"), { labour: "sent" });
    const { code, said } = await run(place, ["merge", "note", ...folders()]);
    expect([code, said]).toEqual([4, expect.stringContaining("the ledger was another one")]);
  }, 60_000);
});

it("a share that is none is told, and so is one that is asked to be sent", async () => {
  for (const shard of ["0/4", "5/4", "1", "a/b", "-1/4"]) {
    const { code, said } = await run(whole, ["note"], { shard });
    expect([code, said]).toEqual([2, expect.stringContaining("2/4")]);
  }
  expect((await run(whole, ["note"], { shard: "1/4", approve: "0123456789abcdef" })).code).toBe(2);
  expect(existsSync(join(whole.root, fileOf("1/4")))).toBe(false);
});

import { chmod, mkdir, readdir, readFile, rename, rm, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { confinedHost } from "../scripts/host/confined-host.ts";
import { createNodeHost } from "../scripts/host/node-host.ts";
import { createWorkspace, runDipla, type Workspace } from "./support/workspace.ts";

/* Real paths decide what is inside of a workspace: a link that leads out is neither read nor written through. */
const secret = "Parolata na direktora";
const note = "---\ntitle: A\nlang: en\ntemplate: briefing\nformats: [html, docx]\n---\n\n";
let workspace: Workspace;
let outside: Workspace;
const inside = (path: string): string => join(workspace.root, path);
const link = async (path: string, target: string): Promise<void> => {
  await rm(inside(path), { recursive: true, force: true });
  await mkdir(join(inside(path), ".."), { recursive: true });
  await symlink(join(outside.root, target), inside(path));
};

beforeEach(async () => {
  outside = await createWorkspace({
    "secret.md": `${note}${secret}.\n`,
    "secret.csv": `id,name\na,${secret}\n`,
    "secret.yaml": `name: ${secret}\n`,
    "secret.svg": `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>${secret}</title></svg>`,
    "secret.json": JSON.stringify({ params: { words: secret } }),
    "secret.tokens.json": "{}",
    "secret.hbs": `<p data-role="paragraph">${secret}</p>`,
    "secret.css": `/* ${secret} */`,
    "folder/en.md": `${note}${secret}.\n`,
    "folder/secret.yaml": `name: ${secret}\n`,
    "written/keep.txt": "keep",
    "package/package.json": '{"name":"@own/package"}',
    "package/words.md": `${note}Words of a package.\n`,
    "secret.mjs": `export default { params: { words: "${secret}" } };`,
  });
  workspace = await createWorkspace({
    "content/a-sound.md": `${note}Sound.\n`,
    "templates/own/template.yaml":
      "name: own\ndescription: Own\nformats: [html]\npage:\n  size: [210, 297]\n  margins: [20, 20, 20, 20]\nslots:\n  body:\ndefault-slots: [body]\n",
    "templates/own/page.hbs": '<div>{{> part}}{{slot "body"}}</div>',
    "templates/own/part.hbs": '<p data-role="paragraph">Part</p>',
    "templates/own/style.css": "",
    "templates/own/theme.tokens.json": "{}",
  });
});
afterEach(async () => {
  await workspace.remove();
  await outside.remove();
});

/** Everything that was made, as one text. */
async function made(): Promise<string> {
  const files = await readdir(inside("out"), { recursive: true, withFileTypes: true }).catch(() => []);
  const texts = await Promise.all(
    files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name), "utf8")),
  );
  return texts.join("\n");
}

const readings: readonly (readonly [name: string, path: string, target: string, text: string])[] = [
  ["a text", "content/b.md", "secret.md", ""],
  ["a part", "content/b/annex.en.md", "secret.md", "annexes: [annex]\n"],
  ["a picture", "content/b/p.svg", "secret.svg", "![A view](p.svg)"],
  ["a chart's data", "content/b/d.csv", "secret.csv", '::chart{data="d.csv" type=bar}'],
  ["recipients", "content/b/r.csv", "secret.csv", "recipients: r.csv\n"],
  ["shared data", "content/_data/organisation.yaml", "secret.yaml", "{{ organisation.name }}"],
  ["a configuration", "dipla.config.json", "secret.json", "{{ params.words }}"],
  ["a theme", "content/b/t.tokens.json", "secret.tokens.json", "theme: content/b/t.tokens.json\n"],
  ["a letterhead", "content/b/l.docx", "secret.md", "reference-doc: l.docx\n"],
  ["a template's page", "templates/own/page.hbs", "secret.hbs", "template: own\n"],
  ["a template's part", "templates/own/part.hbs", "secret.hbs", "template: own\n"],
  ["a template's style", "templates/own/style.css", "secret.css", "template: own\n"],
  [
    "a picture in a folder of packages",
    "content/b/node_modules/p.svg",
    "secret.svg",
    "![A view](node_modules/p.svg)",
  ],
  ["a picture in the folder of packages", "node_modules", ".", "![A view](../../node_modules/secret.svg)"],
  ["a text in a folder of packages", "content/node_modules/en.md", "secret.md", ""],
  ["a configuration that is a program", "dipla.config.mjs", "secret.mjs", "{{ params.words }}"],
  ["a folder of shared data", "content/_data", "folder", "{{ secret.name }}"],
];

describe.skipIf(process.platform === "win32")("a link out of the workspace", () => {
  it.each(readings)("reads no %s", async (_name, path, target, text) => {
    const isKey = /^[\w-]+: .*\n$/.test(text);
    const head = isKey
      ? note.replace(
          /template: briefing\n(?=[\s\S]*---)/,
          text.startsWith("template") ? text : `template: briefing\n${text}`,
        )
      : note;
    if (path !== "content/b.md")
      await workspace.write("content/b/en.md", `${head}Words.\n\n${isKey ? "" : text}\n`);
    await link(path, target);
    for (const command of ["build", "check"]) {
      const { code, stdout, stderr, events } = await workspace.run(
        command,
        "--json",
        ...(command === "check" ? ["--no-report"] : []),
      );
      const errors = events.filter(({ event, level }) => event === "diagnostic" && level !== "info");
      expect(errors.length, `${command}: ${stdout}${stderr}`).toBeGreaterThan(0);
      expect(`${stdout}${stderr}`).not.toMatch(/report|stack|\n {4}at /);
      expect([0, 2, 3, 4]).toContain(code);
      expect(`${stdout}${stderr}`).not.toContain(secret);
    }
    expect(await made()).not.toContain(secret);
  });

  it.each(["out", "out/a-sound", "out/a-sound/en"])("is not written through: %s", async (path) => {
    await link(path, "written");
    const { code, stdout, stderr } = await workspace.run("build", "--json");
    expect(code, stdout + stderr).not.toBe(0);
    expect(code).not.toBe(1);
    expect(await readdir(join(outside.root, "written"))).toEqual(["keep.txt"]);
  });

  it("is followed where the command line names it: --out, init", async () => {
    await link("disk", "written");
    const { code, stderr } = await workspace.run("build", "--out", inside("disk/made"));
    expect(code, stderr).toBe(0);
    expect(await readdir(join(outside.root, "written/made"))).toEqual(["a-sound", "manifest.json"]);
    expect((await runDipla(["init", "disk/new"], { cwd: workspace.root })).code).toBe(0);
    expect(await readdir(join(outside.root, "written/new"))).toContain("content");
  });

  it("within the workspace is one like any other", async () => {
    await writeFile(inside("content/words.txt"), `${note}Words.\n`);
    await symlink(inside("content/words.txt"), inside("content/c.md"));
    expect((await workspace.run("build", "--json")).code).toBe(0);
    expect(await workspace.text("out/c/en/c.en.html")).toContain("Words.");
  });

  it.each(["out", "out/a-sound"])("is not emptied through: %s", async (path) => {
    await link(path, "written");
    const { code, stdout, stderr } = await workspace.run("clean", "--json");
    expect(code, stdout + stderr).toBe(path === "out" ? 2 : 0);
    expect(await readdir(join(outside.root, "written"))).toEqual(["keep.txt"]);
  });

  it("does not make sources of another name a folder to be emptied", async () => {
    await workspace.write("content/c/en.md", `${note}Words.\n`);
    await link("alias", "workspace");
    await symlink(workspace.root, join(outside.root, "workspace"));
    await symlink(inside("content"), inside("same"));
    for (const out of [
      join(outside.root, "workspace", "content"),
      inside("same/c"),
      join(outside.root, "workspace"),
    ]) {
      const { code, stderr } = await runDipla(["clean", "--root", workspace.root, "--out", out]);
      expect(code, out + stderr).toBe(2);
    }
    expect(await workspace.text("content/c/en.md")).toContain("Words.");
  });

  it("does not close what lies elsewhere, nor is a memory kept there", async () => {
    const file = join(outside.root, "written/keep.txt");
    await chmod(file, 0o755);
    await link(".dipla", "written");
    const { code, stdout, stderr } = await workspace.run("send", "status", "--json");
    expect(code, stdout + stderr).toBe(2);
    expect(stdout).toContain("leads out of the workspace");
    expect((await stat(file)).mode & 0o777).toBe(0o755);
    expect(await readdir(join(outside.root, "written"))).toEqual(["keep.txt"]);
  });

  it.each(["ledger.sqlite", "ledger.sqlite-wal", "ledger.head"])(
    "in the memory is neither read nor written: %s",
    async (name) => {
      await link(`.dipla/${name}`, "written/keep.txt");
      const { code, stdout, stderr } = await workspace.run("send", "status", "--json");
      expect([2, 4], stdout + stderr).toContain(code);
      expect(await readFile(join(outside.root, "written/keep.txt"), "utf8")).toBe("keep");
    },
  );

  it("to an installed package is followed", async () => {
    await link("node_modules/@own/package", "package");
    await symlink(inside("node_modules/@own/package/words.md"), inside("content/c.md"));
    const host = confinedHost(createNodeHost(), workspace.root);
    const read = async (path: string): Promise<string> =>
      new TextDecoder().decode(await host.read(inside(path)));
    expect(await read("node_modules/@own/package/words.md")).toContain("Words of a package.");
    // A file of the content is none of the package's, wherever it leads.
    await expect(read("content/c.md")).rejects.toThrow("leads out");
    await symlink(join(outside.root, "secret.md"), join(outside.root, "package/more.md"));
    await expect(read("node_modules/@own/package/more.md")).rejects.toThrow("leads out");
    await symlink(join(outside.root, "package"), inside("node_modules/other"));
    await expect(read("node_modules/other/words.md")).rejects.toThrow("leads out");
  });

  it("is seen by whoever has read from that folder before", async () => {
    await workspace.write("content/b/en.md", "mine");
    const host = confinedHost(createNodeHost(), workspace.root);
    const read = (): Promise<Uint8Array | undefined> => host.read(inside("content/b/en.md"));
    expect(new TextDecoder().decode(await read())).toBe("mine");
    await rename(inside("content/b"), inside("kept"));
    await link("content/b", "folder");
    await expect(read()).rejects.toThrow("leads out");
    await rm(inside("content/b"));
    await rename(inside("kept"), inside("content/b"));
    expect(new TextDecoder().decode(await read())).toBe("mine");
  });
});

describe("clean of a folder that is not the workspace's", () => {
  it("removes what was built, and nothing else", async () => {
    const out = join(outside.root, "written");
    await workspace.write("dipla.config.json", JSON.stringify({ out }));
    const clean = (): Promise<{ code: number; stderr: string }> => workspace.run("clean");
    expect(await clean()).toMatchObject({ code: 0 });
    expect(await readdir(out)).toEqual(["keep.txt"]);
    await workspace.run("build");
    expect(await readdir(out)).toEqual(["a-sound", "keep.txt", "manifest.json"]);
    expect((await clean()).stderr).toContain("1 in all: they were left");
    expect(await readdir(out)).toEqual(["keep.txt"]);
  });
});

describe("a link that is put in the way between the question and the opening", () => {
  const base = createNodeHost();
  /** A host in whose way somebody puts a link as soon as names have been asked for. */
  async function swapping(): Promise<ReturnType<typeof confinedHost>> {
    await mkdir(inside("content/sub"), { recursive: true });
    await writeFile(inside("content/sub/secret.yaml"), "name: ours\n");
    const swap = async (): Promise<void> => {
      await rename(inside("content/sub"), inside("content/moved")).catch(() => undefined);
      await link("content/sub", "folder");
    };
    const behindSwap =
      <A extends unknown[], R>(work: (...args: A) => Promise<R>) =>
      async (...args: A): Promise<R> => {
        await swap();
        return work(...args);
      };
    const { read, readStamped, write, writeAll } = base;
    const slow = {
      read: behindSwap(read),
      readStamped: behindSwap(readStamped),
      write: behindSwap(write),
      writeAll: behindSwap(writeAll),
    };
    return confinedHost({ ...base, ...slow }, workspace.root);
  }

  it("is not read through", async () => {
    const host = await swapping();
    await expect(host.read(inside("content/sub/secret.yaml"))).rejects.toMatchObject({ code: "EOUTSIDE" });
    await expect((await swapping()).readStamped(inside("content/sub/secret.yaml"))).rejects.toMatchObject({
      code: "EOUTSIDE",
    });
  });

  it("is not written through: not a byte, and no file of that name", async () => {
    await expect((await swapping()).write(inside("content/sub/new.md"), secret)).rejects.toThrow();
    await expect(
      (await swapping()).writeAll([{ path: inside("content/sub/new.md"), data: secret }]),
    ).rejects.toThrow();
    const there = await readdir(join(outside.root, "folder"));
    expect(there.sort()).toEqual(["en.md", "secret.yaml"]);
  });

  it("does no harm where nobody puts one", async () => {
    const host = confinedHost(base, workspace.root);
    await host.write(inside("content/sub/own.md"), "ours");
    expect(new TextDecoder().decode(await host.read(inside("content/sub/own.md")))).toBe("ours");
    await symlink(inside("content/sub"), inside("content/alias"));
    expect(new TextDecoder().decode(await host.read(inside("content/alias/own.md")))).toBe("ours");
  });
});

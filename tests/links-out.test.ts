import { mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

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

  it("within the workspace is one like any other", async () => {
    await writeFile(inside("content/words.txt"), `${note}Words.\n`);
    await symlink(inside("content/words.txt"), inside("content/c.md"));
    expect((await workspace.run("build", "--json")).code).toBe(0);
    expect(await workspace.text("out/c/en/c.en.html")).toContain("Words.");
  });
});

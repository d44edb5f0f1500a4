import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sendingWorkspace } from "./support/sending-workspace.ts";
import { createTreeCopy, type TreeCopy } from "./support/tree-copy.ts";
import { createWorkspace, projectRoot } from "./support/workspace.ts";

/* The recipes of CONTRIBUTING.md for a fold, a format of lists and a mail transport, followed in a copy of the sources. */
let tree: TreeCopy;
beforeAll(async () => {
  tree = await createTreeCopy();
});
afterAll(() => tree.remove());

/** Puts a fixture into a folder of the sources, where its imports lead to its neighbours. */
async function put(fixture: string, folder: string): Promise<void> {
  const text = await readFile(join(projectRoot, "tests", "recipes", fixture), "utf8");
  await tree.write(
    `scripts/${folder}/${fixture}`,
    text.replaceAll("../../scripts/", "../".repeat(folder.split("/").length)),
  );
}

it("a fold is a name, its panels, and how hands fold it: three files, and the compiler asks for each", async () => {
  await tree.insert("scripts/document/fold.ts", '  "half-fold",\n', '  "short-fold",\n');
  const incomplete = await tree.types();
  expect(incomplete.stdout).toContain("fold-plans.ts");
  expect(incomplete.stdout).toContain("fold-steps.ts");
  await tree.insert(
    "scripts/content/template/fold-plans.ts",
    'FoldKind, "saddle-stitch">, FoldPlan>> = {\n',
    `  // Half a page is folded over the front: its back is the flap.
  "short-fold": {
    foldIn: 0,
    outside: [["back", 2 / 3, 0], ["cover", 1 / 3, 0]],
    inside: [["inside-1", 1 / 3, 0], ["inside-2", 2 / 3, 0]],
    reading: ["cover", "inside-1", "inside-2", "back"],
  },
`,
  );
  await tree.insert(
    "scripts/document/fold-steps.ts",
    "FoldStep[]>> = {\n",
    '  "short-fold": [["left", 1, "over"]],\n',
  );
  expect((await tree.types()).stdout).toBe("");
  // A template offers it, and says which of its texts share a panel.
  await tree.insert(
    "templates/leaflet/template.yaml",
    "products:\n",
    `  short:
    fold: short-fold
    sheet: A4
    panels: {cover: [cover], inside-1: [flap, inside-1], inside-2: [inside-2, inside-3], back: [back]}
`,
  );
  const workspace = await createWorkspace({
    "content/note/en.md": "---\ntitle: A note\ntemplate: leaflet-short\n---\n\n## One\n\nText.\n",
  });
  const { code, stderr } = await tree.run("build", "--format", "html", "--root", workspace.root);
  expect(code, stderr).toBe(0);
  const html = await workspace.text("out/note/en/note.en.html");
  await workspace.remove();
  expect(html).toContain('data-fold="short-fold"');
  expect(html).toContain("198mm");
});

it("a format of lists is a file and a line", async () => {
  await put("list-from-lines.ts", "content/recipients");
  const formats = "scripts/content/recipients/list-formats.ts";
  await tree.insert(
    formats,
    'from "./list-from-csv.ts";\n',
    'import { listFromLines } from "./list-from-lines.ts";\n',
  );
  await tree.insert(formats, '  ".xlsx": listFromWorkbook,\n', '  ".jsonl": listFromLines,\n');
  expect((await tree.types()).stdout).toBe("");
  const workspace = await createWorkspace({
    "content/note/en.md": "---\ntitle: For {{ recipient.name }}\nrecipients: people.jsonl\n---\n\nText.\n",
    "content/note/people.jsonl": '{"id": "a", "name": "Ana"}\n{"id": "a", "name": "Boris"}\n',
  });
  const { stderr } = await tree.run("build", "--copies", "--format", "html", "--root", workspace.root);
  await workspace.remove();
  // It has been read as any other: what is wrong in a row is told at its line.
  expect(stderr).toContain("content/note/people.jsonl:2");
});

it("a mail transport is a file and its name in the list", async () => {
  await put("send-to-folder.ts", "send/transports");
  const index = "scripts/send/transports/index.ts";
  await tree.insert(index, 'from "./smtp.ts";\n', 'import { pickup } from "./send-to-folder.ts";\n');
  await tree.insert(index, "const transports = [", "pickup, ");
  expect((await tree.types()).stdout).toBe("");
  const workspace = await sendingWorkspace(["a,Ana,Dear Ana,Sofia,en,ana@example.org,,"], 25);
  const folder = join(workspace.root, "pickup");
  await mkdir(folder);
  await workspace.settings({ pickup: { folder } });
  const planned = await tree.run("send", "note", "--root", workspace.root);
  expect(planned.code, planned.stderr).toBe(0);
  const { hash, server } = await workspace.plan();
  expect(server).toBe(folder);
  const sent = await tree.run("send", "note", "--approve", hash, "--root", workspace.root);
  expect(sent.code, sent.stderr).toBe(0);
  const [message = ""] = await readdir(folder);
  const eml = await readFile(join(folder, message), "utf8");
  await workspace.remove();
  expect(eml).toContain("To: Ana <ana@example.org>");
});

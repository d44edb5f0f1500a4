import { afterAll, beforeAll, expect, it } from "vitest";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/* What data bring into a letter: texts, as many lines as a window shows. */
const letter = (more: string): string => `---\ntitle: A letter\ntemplate: letter\n${more}---\n\nText.\n`;
const address = (lines: number): string =>
  Array.from({ length: lines }, (_, index) => `Line ${index + 1}`).join("\n");

let workspace: Workspace;
beforeAll(async () => {
  workspace = await createWorkspace({
    "content/_data/organisation.yaml": "name: Office\naddress: {en: 1 Long Street, Sofia, bg: Дълга 1}\n",
    "content/printed/en.md": letter("params: {window: true}\n"),
    "content/spoken/en.md": letter("signatory: [First, Second]\n"),
    "content/many/en.md": letter("recipients: list.csv\nformats: [docx]\n"),
    "content/many/list.csv": `id,name,salutation,address\nfits,Ministry,Sirs,"${address(5)}"\nlong,Ministry,Sirs,"${address(6)}"\nwide,Ministry,Sirs,"${"Street and number, ".repeat(6)}\n${address(3)}"\n`,
  });
});
afterAll(() => workspace.remove());

it("tells of a table of values that a comma made where a text was meant, and prints no “object”", async () => {
  const { code, stderr } = await workspace.run("build", "printed");
  expect(stderr).toContain(
    "content/_data/organisation.yaml:2:1 error value-not-text “organisation.address” is no text but a table of values (en, Sofia, bg)",
  );
  expect(code).toBe(4);
});

it("prints a list as running text does", async () => {
  const { code } = await workspace.run("build", "spoken");
  expect(code).toBe(0);
  expect(await workspace.text("out/spoken/en/spoken.en.html")).toContain("First and Second");
});

it("tells of an address that has more lines than the window of an envelope, at its row", async () => {
  const { code, stderr } = await workspace.run("build", "many", "--copies");
  expect(stderr.match(/content\/many\/list\.csv:\d+(?::\d+)? warning address-lines/g)).toHaveLength(2);
  expect(stderr).toContain("has 7 lines, and the window of the envelope shows 6: “Line 6” is below it");
  expect(code).toBe(0);
});

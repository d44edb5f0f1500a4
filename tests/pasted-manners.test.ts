import { afterAll, beforeAll, expect, it } from "vitest";
import {
  faultsOfPage,
  type LineFinding,
  pastedDocuments,
  pastedTemplates,
  readPastedTexts,
} from "./support/pasted-texts.ts";
import { type CommandResult, createWorkspace, type Workspace } from "./support/workspace.ts";

/*
 * Texts in the manner of e-mail, Word, web pages and assistants, pasted unchanged. Each builds as leaflet, brochure and briefing, and what
 * it shows as it was typed, or does not show, is told at its line. `tests/proofs/pasted.ts` builds them in every format.
 */
const texts = await readPastedTexts();
let workspace: Workspace;
let result: CommandResult;

beforeAll(async () => {
  workspace = await createWorkspace(pastedDocuments(texts));
  result = await workspace.run("build", "--json", "--format", "html");
});
afterAll(() => workspace.remove());

function findingsOf(path: string): (LineFinding & { weight: string })[] {
  return result.events
    .map(({ event, code, weight, place, message }) => ({
      ...(place as { file: string; line: number } | undefined),
      ...{ event, code, weight, message },
    }))
    .filter(({ event, file }) => event === "diagnostic" && file === path) as never;
}

it("has forty texts of four manners and five languages", () => {
  expect(texts).toHaveLength(40);
  expect(new Set(texts.map(({ name }) => name.split("-")[0]))).toEqual(
    new Set(["assistant", "email", "web", "word"]),
  );
});

it.each(
  texts.flatMap((text) =>
    Object.keys(pastedTemplates).map((template) => ({ text, id: `${text.name}-${template}` })),
  ),
)("$id builds, and nothing is lost or left over without a word", async ({ text, id }) => {
  const findings = findingsOf(`content/${id}/${text.lang}.md`);
  expect(findings.filter(({ weight }) => weight === "error")).toEqual([]);
  const html = await workspace.text(`out/${id}/${text.lang}/${id}.${text.lang}.html`);
  expect(faultsOfPage(text, html, findings)).toEqual([]);
});

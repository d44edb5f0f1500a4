import { afterAll, beforeAll, expect, it } from "vitest";
import { createTreeCopy, type TreeCopy } from "./support/tree-copy.ts";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/* The recipe for a check rule, followed in a copy of the sources: its record, its code's line, and a sentence in each language. */
let tree: TreeCopy;
let workspace: Workspace;

beforeAll(async () => {
  tree = await createTreeCopy();
  workspace = await createWorkspace({
    "content/note/en.md": "---\ntitle: Note\ntemplate: briefing\n---\n\nCome at once!!!\n",
  });
});
afterAll(() => Promise.all([tree.remove(), workspace.remove()]));

it("is two files, and a sentence in each language that the compiler asks for", async () => {
  await tree.insert(
    "scripts/findings/diagnostic-codes.ts",
    '    "text-in-capitals": "warning",\n',
    '    "text-shouted": "warning",\n',
  );
  await tree.insert(
    "scripts/review/content-rules/text-rules.ts",
    "export const textRules: readonly ContentRule[] = [\n",
    `  {
    code: "text-shouted",
    clause: "WCAG 2.2, 3.1.5",
    check: (publication) =>
      brokenElements(publication, (node) => {
        const text = blockText(node, publication.lang);
        return text?.includes("!!!") ? { text } : undefined;
      }),
  },
`,
  );
  const { stdout } = await tree.types();
  for (const lang of ["bg", "en"])
    expect(stdout).toMatch(new RegExp(`scripts/words/${lang}/findings\\.ts.*\\n?.*text-shouted`));
  const sentence = '  "text-shouted": { message: "“{text}” shouts.", hint: "Say it once." },\n';
  for (const lang of ["bg", "en"])
    await tree.insert(
      `scripts/words/${lang}/review-findings.ts`,
      "export const reviewFindings = {\n",
      sentence,
    );
  expect((await tree.types()).stdout).toBe("");

  const check = await tree.run("check", "--no-report", "--format", "html", "--root", workspace.root);
  expect(check.stderr).toContain("content/note/en.md:6:1 warning text-shouted “Come at once!!!” shouts.");
  const codes = await tree.run("doctor", "--codes");
  expect(codes.stdout).toContain("text-shouted (warning)");
});

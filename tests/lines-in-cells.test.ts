import { afterAll, beforeAll, expect, it } from "vitest";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/* A cell of several lines has the words of each: two lines are no long word. */

const columns = 24;
const row = (cell: string): string => `| ${Array.from({ length: columns }, () => cell).join(" | ")} |`;

let workspace: Workspace;
beforeAll(async () => {
  workspace = await createWorkspace({
    "dipla.config.json": JSON.stringify({ formats: ["pdf"], print: { outputs: [] } }),
    "content/lines.md": `---\ntitle: Редове\nlang: bg\ntemplate: briefing\n---\n\n${row("К")}\n|${"--|".repeat(columns)}\n${row("Водоснабдяване<br>Канализация")}\n`,
  });
}, 60_000);
afterAll(() => workspace.remove());

it("names the longest word of a table that is too wide, not two of its lines", async () => {
  const { events } = await workspace.run("build", "--json");
  expect(events.filter(({ code }) => code === "overflow-width")).toMatchObject([
    { place: { line: 7 }, facts: { text: "Водоснабдяване" } },
  ]);
});

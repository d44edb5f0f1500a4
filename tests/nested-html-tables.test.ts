import { afterAll, beforeAll, expect, it } from "vitest";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/* Tables within tables, and rows of different lengths, as web pages and mails have them: files keep their rules, and nothing is accused. */
const inner =
  "<table><tr><th>Room</th><th>Seats</th><th>Floor</th></tr><tr><td>Blue</td><td>12</td></tr></table>";
const text = `---
title: Rooms
template: briefing
allow-html: true
---

<table>
<tr><th>House</th><th>What is in it</th></tr>
<tr><td>North</td><td>${inner}</td></tr>
</table>
`;
let workspace: Workspace;
beforeAll(async () => {
  workspace = await createWorkspace();
});
afterAll(() => workspace.remove());

it("passes the check", async () => {
  await workspace.write("content/rooms/en.md", text);
  const { events, code } = await workspace.run("check", "--json", "--no-report");
  expect(events.filter(({ weight }) => weight === "error" || weight === "gate")).toEqual([]);
  expect(code).toBe(0);
});

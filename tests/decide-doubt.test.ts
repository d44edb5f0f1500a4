import { afterAll, expect, it } from "vitest";
import type { MessageState } from "../scripts/send/ledger/ledger.ts";
import { approveUpTo, openMemory, planWithout, statesIn } from "./support/sent-memory.ts";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/* After a cut of many messages a person decides on all at once, and never on one that was not meant. */
const made: Workspace[] = [];
afterAll(async () => {
  for (const workspace of made) await workspace.remove();
});

async function cutOff(count: number): Promise<Workspace> {
  const workspace = await createWorkspace();
  made.push(workspace);
  const recipients = ["sound", ...Array.from({ length: count }, (_, index) => `office-${index + 1}`)];
  const states = recipients.map((name): [string, MessageState] => [
    name,
    name === "sound" ? "sent" : "in-doubt",
  ]);
  const plan = await planWithout(workspace.root, recipients, "text");
  await approveUpTo(workspace.root, plan, Object.fromEntries(states));
  return workspace;
}

async function countsIn({ root }: Workspace): Promise<Record<string, number>> {
  const { ledger } = await openMemory(root);
  const states = ledger ? Object.values(statesIn(ledger)) : [];
  ledger?.close();
  return Object.fromEntries(
    [...Map.groupBy(states, (state) => state)].map(([state, all]) => [state, all.length]),
  );
}

it("marks forty as sent, or has forty sent again", async () => {
  const marked = await cutOff(40);
  expect((await marked.run("send", "in-doubt", "mark-sent", "all", "--by", "Maria")).code).toBe(0);
  expect(await countsIn(marked)).toEqual({ sent: 41 });
  const again = await cutOff(40);
  expect((await again.run("send", "in-doubt", "resend", "all")).code).toBe(0);
  expect(await countsIn(again)).toEqual({ sent: 1, planned: 40 });
  expect((await again.run("send", "in-doubt", "resend", "all")).stderr).toContain("No message is in doubt");
});

it("takes no id that several messages begin with, nor an empty one", async () => {
  const workspace = await cutOff(40);
  const { ledger } = await openMemory(workspace.root);
  const ids = ledger?.messages({ states: ["in-doubt"] }).map(({ id }) => id) ?? [];
  ledger?.close();
  // Forty ids begin with sixteen digits at most.
  const shared = ids.map((id) => id.slice(0, 1)).find((digit, at, all) => all.indexOf(digit) !== at) ?? "";
  for (const id of [shared, ""]) {
    const { code, stderr } = await workspace.run("send", "in-doubt", "mark-sent", id);
    expect([code, stderr.includes("message-unknown")]).toEqual([4, true]);
  }
  expect(await countsIn(workspace)).toEqual({ sent: 1, "in-doubt": 40 });
});

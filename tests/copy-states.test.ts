import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { command as send } from "../scripts/commands/send.ts";
import { createNodeHost } from "../scripts/host/node-host.ts";
import { isOpen, latestMessages, standingOf } from "../scripts/send/ledger/latest-messages.ts";
import type { Ledger } from "../scripts/send/ledger/ledger.ts";
import { openLedger } from "../scripts/send/ledger/open-ledger.ts";
import { closingWord } from "../scripts/send/plan/closing-word.ts";
import { compareWithSent } from "../scripts/send/plan/compare-with-sent.ts";
import { sending } from "../scripts/words/en/sending.ts";
import { type CopyInLedger, type CopyState, copyIn, copyStates } from "./support/copy-states.ts";
import { type MailServerForTests, startMailServer } from "./support/mail-server.ts";
import { runInProcess } from "./support/run-in-process.ts";
import { basicSettings } from "./support/sending-workspace.ts";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/*
 * Every state that a copy can be in, and every two of them side by side: no command says that everybody has the current version where
 * somebody has not, each says what is open and no more, and none that only looks changes anything.
 */
const host = createNodeHost();
let workspace: Workspace;
let server: MailServerForTests;
beforeAll(async () => {
  server = await startMailServer();
  workspace = await createWorkspace({
    "dipla.config.json": JSON.stringify({ send: basicSettings(server.port) }),
  });
});
afterAll(async () => {
  await server.close();
  await workspace.remove();
});
beforeEach(() => {
  rmSync(join(workspace.root, ".dipla"), { recursive: true, force: true });
  server.received.length = 0;
});

const combinations: (readonly CopyState[])[] = [
  ...copyStates.map((one) => [one]),
  ...copyStates.flatMap((one, at) => copyStates.slice(at).map((other) => [one, other])),
];

const open = (): Ledger => {
  mkdirSync(join(workspace.root, ".dipla"), { recursive: true, mode: 0o700 });
  return openLedger(join(workspace.root, ".dipla/ledger.sqlite"), host);
};

function fill(states: readonly CopyState[]): CopyInLedger[] {
  const ledger = open();
  const copies = states.map((state, at) => {
    const copy = copyIn(ledger, `note-${at}`, state, (plan, eml, bytes) => {
      const folder = join(workspace.root, ".dipla/outbox", plan);
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `${eml}.eml`), bytes);
    });
    state.reach(copy);
    return copy;
  });
  return copies;
}

const run = async (...words: string[]): Promise<{ code: number; said: string }> => {
  const { code, said, thrown } = await runInProcess(send, words, {
    root: workspace.root,
    values: words[0] === "export" ? { format: "csv" } : {},
  });
  expect(thrown).toBeUndefined();
  expect(said).not.toContain("ledger-broken");
  return { code, said };
};

function everything(): string {
  const ledger = open();
  const all = JSON.stringify([ledger.messages(), ledger.head()]);
  ledger.close();
  return all;
}

const everybody = sending.nothing;

describe.each(combinations.map((states) => [states.map(({ name }) => name).join(" + "), states] as const))(
  "%s",
  (_, states) => {
    it("is told as it is, by all commands", async () => {
      const copies = fill(states);
      const [first] = copies;
      if (!first) throw new Error("no copy");
      const allHave = states.every(({ has }) => has);

      // The dry run, document by document, and as if they were one.
      const compared = copies.map(({ ledger, offer }, at) => {
        const { offer: what, content } = offer();
        return {
          ...compareWithSent(what, content, ledger.messages({ document: `note-${at}` })),
          recipient: "ministry",
        };
      });
      expect(compared.map(({ status, to }) => [status, to])).toEqual(
        states.map(({ plan, to }) => [plan, to]),
      );
      const latest = latestMessages(first.ledger.messages());
      expect(closingWord(compared, false, latest) === "nothing").toBe(allHave);
      expect(closingWord(compared, true, latest)).not.toBe("nothing");
      expect(latest.some(isOpen)).toBe(states.some(({ has, hint }) => !has && hint !== "handing"));
      const standings = first.ledger.messages().map(standingOf);
      first.ledger.close();

      const before = everything();
      const status = await run("status");
      check(status, states);
      await run("export");
      const rows: Record<string, string>[] = parse(await workspace.text("out/register.csv"), {
        columns: true,
        bom: true,
      });
      expect(rows.map(({ State }) => State)).toEqual(standings.map((one) => sending.states[one]));
      await run("in-doubt", "list");
      expect(everything()).toBe(before);

      const resumed = await run("resume");
      expect(server.received).toHaveLength(states.reduce((sum, { resumes }) => sum + resumes, 0));
      expect(resumed.said).not.toContain(everybody);
      const again = await run("status");
      expect(again.code).toBe(resumed.code);
      expect(again.said).not.toContain(sending.resumeHint);
      expect((await run("resume")).code).toBe(resumed.code);
      expect(server.received).toHaveLength(states.reduce((sum, { resumes }) => sum + resumes, 0));
    });
  },
);

function check({ code, said }: { code: number; said: string }, states: readonly CopyState[]): void {
  expect(code).toBe(states.some(({ has, hint }) => !has && hint !== "handing") ? 6 : 0);
  expect(said).not.toContain(everybody);
  states.forEach(({ said: wanted }, at) => {
    const line = said.split("\n").find((one) => one.startsWith(`  note-${at} · ministry`));
    // Which addresses there were is forgotten with a name.
    const isForgotten = line?.includes("ministry:") && wanted?.source.includes("came back from some");
    if (wanted) expect(line).toMatch(isForgotten ? /: came back – 5/ : wanted);
    else expect(line).toBeUndefined();
  });
  const hints = {
    resume: sending.resumeHint,
    refused: sending.partlyHint,
    bounced: sending.bouncedHint,
    doubt: sending.doubtHint,
    handing: sending.handingHint,
  };
  const wanted = Object.entries(hints).filter(([hint]) => states.some((one) => one.hint === hint));
  const isBoth = states.some(({ name }) => name.includes("came back from the other"));
  const isDoubtful = states.some(({ name }) => name === "in doubt, and came back");
  const given = Object.entries(hints).filter(([, words]) => said.includes(words));
  expect(given.map(([hint]) => hint)).toEqual(
    Object.keys(hints).filter(
      (hint) =>
        wanted.some(([one]) => one === hint) ||
        (isBoth && hint === "refused") ||
        (isDoubtful && hint === "bounced"),
    ),
  );
}

import { createHash } from "node:crypto";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { command as build } from "../../scripts/commands/build.ts";
import { command as send } from "../../scripts/commands/send.ts";
import { type EditableWorkspace, editableWorkspace } from "../support/editable-workspace.ts";
import { startMailServer } from "../support/mail-server.ts";
import { type RunInProcess, runInProcess } from "../support/run-in-process.ts";
import { basicSettings } from "../support/sending-workspace.ts";
import { approveUpTo, planWithout } from "../support/sent-memory.ts";
import { createWorkspace } from "../support/workspace.ts";
import type { Part } from "./faults.ts";
import { hashesBelow } from "./killed-commands.ts";

/** Turns one to three bits somewhere in the file. */
function flip(path: string, random: Part["random"]): string {
  const bytes = readFileSync(path);
  const places = Array.from({ length: 1 + random.below(3) }, () => random.below(bytes.length));
  for (const at of places) bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
  writeFileSync(path, bytes);
  return `${path.slice(path.lastIndexOf("/") + 1)} at ${places.join(", ")}`;
}

function filesBelow(folder: string): string[] {
  return [...hashesBelow(folder).keys()].sort().map((path) => join(folder, path));
}

/** Nothing that a damaged cache holds is ever published. */
export async function flipsInCache({ random, scale, expect }: Part): Promise<void> {
  const workspace: EditableWorkspace = await editableWorkspace();
  const { root } = workspace;
  const cacheDir = join(root, ".cache");
  const values = { format: "html,docx" };
  const make = (): Promise<RunInProcess> => runInProcess(build, [], { root, values, cacheDir });
  try {
    const first = await make();
    expect(`the first build ends with ${first.code}: ${first.said}`, first.code === 0);
    const right = hashesBelow(join(root, "out"));
    const rounds = scale === "full" ? 100 : 20;
    let published = 0;
    for (let round = 0; round < rounds; round += 1) {
      const hurt = flip(random.pick(filesBelow(cacheDir)), random);
      // Without what was written, what the cache has of it is asked for.
      if (random.chance(0.7)) rmSync(join(root, "out"), { recursive: true });
      const { code, thrown, said } = await make();
      expect(
        `round ${round}, ${hurt}: ends with ${code} ${thrown} ${said}`,
        code === 0 && thrown === undefined,
      );
      const wrong = [...hashesBelow(join(root, "out"))].filter(
        ([path, hash]) => path !== "manifest.json" && right.get(path) !== hash,
      );
      published += wrong.length;
      expect(`round ${round}, ${hurt}: ${wrong.map(([path]) => path)} published`, wrong.length === 0);
    }
    console.log(`${rounds} flips in the cache: ${published} published`);
  } finally {
    await workspace.remove();
  }
}

const recipients = Array.from({ length: 12 }, (_, at) => `m-${at}`);

/** Whatever has turned in outbox, ledger and plans: nothing goes that was not approved, and nothing goes again. */
export async function flipsInMemory({ random, scale, expect }: Part): Promise<void> {
  const workspace = await createWorkspace();
  const server = await startMailServer();
  const { root } = workspace;
  const memory = join(root, ".dipla");
  try {
    await workspace.write("dipla.config.json", JSON.stringify({ send: basicSettings(server.port) }));
    const plan = await planWithout(root, recipients, "Text of a message.\r\n".repeat(20));
    const states = Object.fromEntries(recipients.slice(0, 6).map((id) => [id, "sent" as const]));
    await approveUpTo(root, plan, states);
    const approved = new Set(plan.entries.flatMap(({ mails }) => mails.map(({ eml }) => eml)));
    const kept = `${memory}.kept`;
    cpSync(memory, kept, { recursive: true });
    const rounds = scale === "full" ? 100 : 20;
    let again = 0;
    let foreign = 0;
    for (let round = 0; round < rounds; round += 1) {
      rmSync(memory, { recursive: true });
      cpSync(kept, memory, { recursive: true });
      server.received.length = 0;
      const files = filesBelow(memory);
      const kind = random.pick(["outbox", "plans", "ledger"]);
      const hurt = flip(
        random.pick(
          files.filter((path) => path.startsWith(join(memory, kind)) && readFileSync(path).length > 0),
        ),
        random,
      );
      const where = `round ${round}, ${hurt}`;
      for (const words of [["resume"], ["status"], ["ledger", "check"], ["ledger", "restore"]]) {
        const { code, thrown, said } = await runInProcess(send, words, { root });
        expect(
          `${where}: ${words.join(" ")} ends with ${code} ${thrown} ${said}`,
          [0, 2, 4, 6].includes(code),
        );
      }
      again += server.received.filter(({ to }) =>
        to.some((one) => (states[one.split("@")[0] ?? ""] ?? "") === "sent"),
      ).length;
      foreign += server.received.filter(
        ({ raw }) => !approved.has(createHash("sha256").update(raw).digest("hex")),
      ).length;
      expect(`${where}: ${again} sent again, ${foreign} not as approved`, again === 0 && foreign === 0);
    }
    console.log(
      `${rounds} flips in outbox, ledger and plans: ${again} sent again, ${foreign} not as approved`,
    );
  } finally {
    await server.close();
    await workspace.remove();
  }
}

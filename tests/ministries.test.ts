import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Plan } from "../scripts/send/plan/plan.ts";
import { type MailServerForTests, startMailServer } from "./support/mail-server.ts";
import { readPages } from "./support/read-pages.ts";
import { createWorkspace, projectRoot, runDipla, type Workspace } from "./support/workspace.ts";

/* This project's own briefing, to twelve ministries in two languages, with an annex for three of them. */
let workspace: Workspace;
let server: MailServerForTests;
let plan: Plan;
beforeAll(async () => {
  server = await startMailServer();
  workspace = await createWorkspace();
  await workspace.copy(join(projectRoot, "content"), "content");
  await workspace.write(
    "dipla.config.json",
    JSON.stringify({
      send: {
        from: "IOM Bulgaria <office@iom.example>",
        server: { host: "127.0.0.1", port: server.port, tls: "off" },
      },
    }),
  );
  await workspace.run("build", "briefing-cooperation", "--format", "pdf,docx");
  const { code, stderr } = await workspace.run("send", "briefing-cooperation");
  if (code !== 0) throw new Error(stderr);
  plan = JSON.parse(await workspace.text("out/briefing-cooperation/packages/plan.json")) as Plan;
}, 90_000);
afterAll(async () => {
  await server.close();
  await workspace.remove();
});

async function wordsOf(path: string): Promise<string> {
  const bytes = await workspace.read(path);
  const text = path.endsWith(".pdf")
    ? (await readPages(bytes)).flatMap(({ texts }) => texts.map((one) => one.text)).join(" ")
    : Object.entries(unzipSync(bytes))
        .filter(([name]) => /^word\/(?:document|header|footer|footnotes)/.test(name))
        .map(([, part]) =>
          strFromU8(part)
            .replace(/<\/w:p>/g, " ")
            .replace(/<[^>]+>/g, ""),
        )
        .join(" ");
  return text.replace(/[\s\u00a0\u00ad]+/g, "").replaceAll("-", "");
}
const count = (text: string, name: string): number => text.split(name.replace(/[\s-]+/g, "")).length - 1;

it("plans twelve copies in two languages, by mail, on paper and by upload, with an annex for some", () => {
  expect(plan.entries).toHaveLength(12);
  expect(Map.groupBy(plan.entries, ({ lang }) => lang).get("en")).toHaveLength(2);
  expect(plan.entries.filter(({ channel }) => channel === "mail")).toHaveLength(10);
  expect(plan.entries.flatMap(({ recipient, annexes }) => (annexes.length > 0 ? [recipient] : []))).toEqual([
    "labour",
    "interior",
    "foreign",
  ]);
  for (const { recipient, blocks, annexes } of plan.entries)
    expect(
      blocks.map(({ shown, place }) => [shown, place.includes("cover.")]),
      recipient,
    ).toEqual([[annexes.length > 0, true]]);
});

it("puts each recipient's name into their own copy, and nobody else's", async () => {
  for (const format of ["pdf", "docx"]) {
    const specimens = new Map<string, string>();
    for (const lang of ["bg", "en"])
      specimens.set(
        lang,
        await wordsOf(`out/briefing-cooperation/${lang}/briefing-cooperation.${lang}.${format}`),
      );
    for (const { recipient, name, lang } of plan.entries) {
      const words = await wordsOf(
        `out/briefing-cooperation/packages/${recipient}/briefing-cooperation.${lang}.${format}`,
      );
      // The text itself names some ministries: as often as the specimen does, which is nobody's.
      const common = specimens.get(lang) ?? "";
      expect(count(words, name) - count(common, name), `${recipient}.${format}`).toBeGreaterThanOrEqual(2);
      for (const other of plan.entries)
        if (other.recipient !== recipient && !name.includes(other.name))
          expect(
            count(words, other.name),
            `${other.recipient} in ${recipient}.${format}`,
          ).toBeLessThanOrEqual(count(common, other.name));
    }
  }
});

it("is sent to the ten that take mail, and to them once", async () => {
  const { code, stderr } = await runDipla([
    "send",
    "briefing-cooperation",
    "--approve",
    plan.hash,
    "--root",
    workspace.root,
  ]);
  expect(code, stderr).toBe(0);
  const addresses = plan.entries
    .filter(({ channel }) => channel === "mail")
    .flatMap((entry) => entry.addresses);
  expect(server.received.flatMap(({ to }) => to).sort()).toEqual([...addresses].sort());
});

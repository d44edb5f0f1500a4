import { spawn } from "node:child_process";
import { chmod } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { singleUseAddresses } from "../scripts/commands/preview/single-use-address.ts";
import { createWorkspace, projectRoot, type Workspace } from "./support/workspace.ts";

/* What a browser is called with can be read by every user of a machine: it must not be the key to the preview. */
let workspace: Workspace;
beforeAll(async () => {
  workspace = await createWorkspace({
    "content/note.md": "---\ntitle: A\nlang: en\ntemplate: briefing\nformats: [html]\n---\n\nWords.\n",
    "bin/xdg-open": `#!/bin/sh\nprintf '%s' "$*" > "${"$"}{0%/*}/called"\n`,
  });
  await chmod(join(workspace.root, "bin", "xdg-open"), 0o755);
});
afterAll(() => workspace.remove());

it.runIf(process.platform === "linux")("calls the browser with an address that opens once", async () => {
  const script = join(projectRoot, "scripts", "dipla.mjs");
  const child = spawn(
    process.execPath,
    [script, "preview", "note", "--open", "--json", "--root", workspace.root],
    {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, PATH: `${join(workspace.root, "bin")}${delimiter}${process.env.PATH}` },
    },
  );
  try {
    const called = await untilCalled();
    const first = await fetch(called, { redirect: "manual" });
    const address = new URL(first.headers.get("location") ?? "", called);
    expect([first.status, address.hash]).toEqual([302, "#note"]);
    const token = address.pathname.split("/")[1] ?? "";
    expect(token).toMatch(/^[0-9a-f]{32}$/);
    expect(called).not.toContain(token);
    expect((await fetch(address)).status).toBe(200);
    expect((await fetch(called, { redirect: "manual" })).status).toBe(404);
    const large = await fetch(new URL(`/${token}/api/text`, called), {
      method: "PUT",
      headers: { Origin: address.origin },
      body: "x".repeat(10_000_001),
    });
    expect(large.status).toBe(413);
  } finally {
    const ended = new Promise((resolve) => child.once("close", resolve));
    child.kill("SIGINT");
    await ended;
  }
});

it("forgets an address that nobody has opened in a minute", () => {
  let time = 0;
  const openings = singleUseAddresses(() => time);
  const [early, late] = [openings.issue("/a"), openings.issue("/b")];
  time = 59_000;
  expect([openings.take("no such word"), openings.take(early), openings.take(early)]).toEqual([
    undefined,
    "/a",
    undefined,
  ]);
  time = 61_000;
  expect(openings.take(late)).toBeUndefined();
});

async function untilCalled(): Promise<string> {
  for (let round = 0; round < 400; round += 1) {
    const called = await workspace.text("bin/called").catch(() => "");
    if (called !== "") return called;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("no browser was called");
}

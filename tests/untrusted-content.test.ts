import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type CommandResult, createWorkspace, type Workspace } from "./support/workspace.ts";

/*
 * Content that tries to reach out: pictures, styles, scripts and frames that point at a server of the test's own, and at
 * files of this machine. Nothing may arrive there, and nothing of it may be in the finished files.
 */
let server: Server;
let workspace: Workspace;
let result: CommandResult;
const requests: string[] = [];
let address = "";

beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push(request.url ?? "");
    response.end("secret");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 10"><style>@import url("${address}/svg-import.css"); rect { fill: url("${address}/svg-fill") }</style><script>fetch("${address}/svg-script")</script><image href="${address}/svg-image.png" width="5" height="5"/><image xlink:href="file:///etc/passwd" width="5" height="5"/><foreignObject width="9" height="9"><iframe xmlns="http://www.w3.org/1999/xhtml" src="${address}/svg-frame"/></foreignObject><rect width="10" height="10" onload="fetch('${address}/svg-onload')"/></svg>`;
  workspace = await createWorkspace({
    "content/sly/en.md": `---
title: "<script>alert()</script>"
subtitle: '"><img src=${address}/subtitle>'
template: [briefing, brochure]
description: "</title><script>fetch('${address}/description')</script>"
allow-html: true
---

<script>fetch("${address}/script")</script><b onclick="fetch('${address}/onclick')">bold</b>
<style>@import "${address}/style.css"; body { background: url(${address}/background) }</style>
<iframe src="${address}/frame"></iframe><object data="${address}/object"></object><embed src="${address}/embed">
<link rel="stylesheet" href="${address}/link.css"><meta http-equiv="refresh" content="0;url=${address}/meta">
<svg><use href="${address}/use.svg#a"/></svg><video src="${address}/video" poster="${address}/poster"></video>
<p style="background:url(${address}/inline)">styled</p>

![A sly picture](sly.svg "Caption ${address}/caption")

Text that stays.
`,
    "content/sly/sly.svg": svg,
  });
  result = await workspace.run("build", "--json");
});
afterAll(async () => {
  server.close();
  await workspace.remove();
});

it("builds, and nothing was asked of the network", () => {
  expect(result.code, result.stdout).toBe(0);
  expect(requests).toEqual([]);
});

it("leaves no script, frame or address of it in the page", async () => {
  for (const template of ["briefing", "brochure"]) {
    const html = await workspace.text(`out/sly/en/sly.${template}.en.html`);
    const [policy, ...others] = html.match(/<meta http-equiv[^>]*>/gi) ?? [];
    expect([policy, others]).toEqual([expect.stringContaining("default-src 'none'"), []]);
    const code = html.replace(policy ?? "", "").replace(/data:[^"')]+/g, "data:");
    expect(code).not.toMatch(
      /<(script|iframe|object|embed|link|video|meta http-equiv)|\son\w+=|javascript:|file:/i,
    );
    expect(code).not.toMatch(new RegExp(`<[^>]*(src|href)=["']?${address}|url\\(["']?${address}`));
    expect(html).toContain("Text that stays.");
  }
});

it("holds nothing of this machine's files in the PDF or the Word document", async () => {
  const passwd = /root:[x*]:0:0/;
  expect(strFromU8(await workspace.read("out/sly/en/sly.briefing.en.pdf"))).not.toMatch(passwd);
  const parts = unzipSync(await workspace.read("out/sly/en/sly.briefing.en.docx"));
  for (const [name, bytes] of Object.entries(parts)) expect(strFromU8(bytes), name).not.toMatch(passwd);
  const relations = strFromU8(parts["word/_rels/document.xml.rels"] ?? new Uint8Array());
  expect(relations).not.toContain('TargetMode="External"');
});

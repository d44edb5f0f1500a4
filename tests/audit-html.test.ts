import { afterAll, beforeAll, expect, it } from "vitest";
import { type Auditor, auditPages, openAuditor } from "./support/audit-html.ts";

/* The audit that `npm run conformance` holds every HTML file against finds what it is there for. */
let auditor: Auditor;
beforeAll(async () => {
  auditor = await openAuditor();
});
afterAll(() => auditor.close());

const page = (body: string, style = ""): string =>
  `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Test</title><style>${style}</style></head><body><main><h1>Test</h1>${body}</main></body></html>\n`;

it("finds nothing in a sound page", async () => {
  expect(await auditPages(auditor, page("<p>Words.</p>"))).toEqual([]);
});

it.each([
  ["a picture without a description", '<img src="data:,">', "", /image-alt|alt/],
  ["pale text", "<p>Words.</p>", "p{color:#aaa;background:#fff}", /axe.*color-contrast/],
  [
    "pale text on dark screens only",
    "<p>Words.</p>",
    "@media (prefers-color-scheme:dark){p{color:#333;background:#000}}",
    /axe.*dark.*color-contrast/,
  ],
  [
    "a page that scrolls sideways at 320 px",
    '<div class="w">Words.</div>',
    ".w{width:350px}",
    /smallest.*sideways/,
  ],
  ["an element where it may not stand", "<p><span><div>Words.</div></span></p>", "", /html-validate/],
  ["a list item without a list", "<li>Words.</li>", "", /listitem|html-validate/],
])("finds %s", async (_, body, style, expected) => {
  const faults = await auditPages(auditor, page(body, style));
  expect(faults).toContainEqual(expect.stringMatching(expected));
});

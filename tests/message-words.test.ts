import { join } from "node:path";
import PostalMime, { type Email } from "postal-mime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { command as build } from "../scripts/commands/build.ts";
import { runInProcess } from "./support/run-in-process.ts";
import { createWorkspace, projectRoot, type Workspace } from "./support/workspace.ts";

/* The words of a message beside the text, in place of the template's. */
const head = (title: string, more = ""): string =>
  `---\ntitle: ${title}\nreference: BG-2026-1\nrecipients: list.csv\nmessage: words\n${more}---\n\nText.\n`;
const list = `id,name,salutation,lang,email
a,"Министерство <А> & Б",Уважаеми господин Министър,bg,a@ministry.example
b,Бета,Уважаема госпожо Министър,bg,b@ministry.example
c,وزارة العمل,السيد الوزير,ar,c@ministry.example
`;
const bulgarian = `---
subject: "{{ meta.reference }}: покана за {{ recipient.name }}"
---

{{ recipient.salutation }},

изпращаме Ви **{{ meta.title }}**, виж [страницата ни](https://example.org/bg) и бележката[^1].

- [x] първо
- второ

> Цитат

| Дата | Място |
|---|---|
| 1 май | София |

:::when{recipient.id=b}
Само за Бета.
:::

[^1]: Тя е кратка.
`;

let workspace: Workspace;
beforeAll(async () => {
  workspace = await createWorkspace({
    "content/_data/organisation.yaml": "name: Office for Tests\nemail: office@dipla.example\n",
    "content/note/bg.md": head("Бележка", "template: brochure\n"),
    "content/note/ar.md": head("مذكرة", "template: leaflet-trifold\n"),
    "content/note/list.csv": list,
    "content/note/words.bg.md": bulgarian,
    "content/note/words.ar.md": "تحية طيبة {{ recipient.name }}، اتصلوا على +359 2 123 456.\n",
    "dipla.config.json": JSON.stringify({
      lang: ["bg", "ar"],
      formats: ["docx"],
      send: { from: "Office <office@dipla.example>", attach: ["docx"] },
    }),
  });
});
afterAll(() => workspace.remove());

const mailTo = async (id: string): Promise<Email> =>
  PostalMime.parse(await workspace.read(`out/note/packages/${id}/message.eml`));

describe("a message of one's own", () => {
  let mails: Email[];
  beforeAll(async () => {
    const { code, stderr } = await workspace.run("send", "note");
    expect(code, stderr).toBe(0);
    mails = await Promise.all(["a", "b", "c"].map(mailTo));
  }, 60_000);

  it("has its subject and its words, each recipient's own, with what is attached below", () => {
    const [a, b] = mails;
    expect(a?.subject).toBe("BG-2026-1: покана за Министерство <А> & Б");
    for (const words of [
      "Уважаеми господин Министър,",
      "<https://example.org/bg>",
      "- ☑ първо",
      "> Цитат",
      "1 май",
      "Office for Tests",
    ])
      expect(a?.text).toContain(words);
    expect(a?.text).toMatch(/- note\.bg\.docx \(\d+/);
    expect(a?.text).not.toContain("Само за Бета");
    expect(b?.text).toContain("Само за Бета.");
    expect(a?.text).not.toContain("Приложено");
  });

  it("is HTML that mail programs understand: no scripts, classes, marks of ours or pictures", () => {
    const html = mails[0]?.html ?? "";
    expect(html).toContain('<a href="https://example.org/bg">страницата ни</a>');
    expect(html).toContain("<strong>Бележка</strong>");
    expect(html).toMatch(/<table style="[^"]+"><thead><tr><th scope="col"/);
    expect(html).not.toMatch(/data-|class=|<img|<input|id="/);
    expect(html).not.toContain("\uE000");
  });

  it("runs in the direction of its language", () => {
    expect(mails[2]?.html).toContain('dir="rtl"');
    expect(mails[2]?.html).toMatch(/<span dir="ltr">\+359 2.123.456<\/span>/);
    expect(mails[2]?.subject).toContain("مذكرة");
  });
});

describe("what is wrong with a message is told where it stands, by the build already", () => {
  const told = async (files: Record<string, string>): Promise<string[]> => {
    const place = await createWorkspace({
      "content/note/en.md": head("Note"),
      "content/note/list.csv": "id,name,lang\na,Alpha,en\n",
      "content/note/words.en.md": "Dear {{ recipient.name }}.\n",
      "content/note/photo.png": "no picture",
      ...files,
    });
    try {
      const { found } = await runInProcess(build, [], { root: place.root, values: { format: "html" } });
      return found
        .filter(({ code }) => code !== "slot-empty")
        .map(({ place, level, code }) => `${place.file}:${place.line} ${level} ${code}`);
    } finally {
      await place.remove();
    }
  };

  it.each([
    ["nothing, where all is well", {}, []],
    ["a file that is not there in this language", { "content/note/words.en.md": "" }, []],
    [
      "a field without a value",
      { "content/note/words.en.md": "One.\n\n{{ facts.nothing }}\n" },
      ["content/note/words.en.md:3 error field-unresolved"],
    ],
    [
      "a field of the subject",
      { "content/note/words.en.md": "---\nsubject: a {{ facts.nothing }}\n---\n\nOne.\n" },
      ["content/note/words.en.md:2 error field-unresolved"],
    ],
    [
      "a slip in its only key",
      { "content/note/words.en.md": "---\nsubjet: a\n---\n\nOne.\n" },
      ["content/note/words.en.md:2 warning front-matter-typo"],
    ],
    [
      "a picture",
      { "content/note/words.en.md": "One.\n\n![A house](photo.png)\n" },
      ["content/note/words.en.md:3 error message-picture"],
    ],
    [
      "a code to scan",
      { "content/note/words.en.md": "One.\n\n::qr{url=https://example.org}\n" },
      ["content/note/words.en.md:3 error message-picture"],
    ],
    [
      "a condition that means nothing",
      { "content/note/words.en.md": "One.\n\n:::when{recipient.nane=a}\n\nTwo.\n\n:::\n" },
      ["content/note/words.en.md:3 error condition-invalid"],
    ],
  ] as [string, Record<string, string>, string[]][])("%s", async (_, files, expected) => {
    expect(await told(files)).toEqual(expected);
  });

  it.each([
    ["Ours.", ["templates/mine/mail.hbs warning mail-words-unused"]],
    ["<p>{{mail.words}}</p>", []],
  ])("a template's own message that says: %s", async (words, expected) => {
    const place = await createWorkspace({
      "content/note/en.md": head("Note", "template: mine\n"),
      "content/note/list.csv": "id,name,lang\na,Alpha,en\n",
      "content/note/words.en.md": "Dear {{ recipient.name }}.\n",
    });
    try {
      await place.copy(join(projectRoot, "templates/briefing"), "templates/mine");
      await place.write("templates/mine/mail.hbs", `<title>{{meta.title}}</title><body>${words}</body>`);
      await place.write("templates/mine/mail.txt.hbs", words);
      const { found } = await runInProcess(build, [], { root: place.root, values: { format: "html" } });
      expect(found.map(({ place, level, code }) => `${place.file} ${level} ${code}`)).toEqual(expected);
    } finally {
      await place.remove();
    }
  });

  it("a file that is missing", async () => {
    expect(
      await told({ "content/note/en.md": head("Note").replace("message: words", "message: wrods") }),
    ).toEqual(["content/note/en.md:5 error part-missing"]);
  });
});

it.each(["briefing", "brochure", "leaflet-trifold", "leaflet-zfold"])(
  "%s has words of its own for copies whose document has none",
  async (template) => {
    const place = await createWorkspace({
      "content/note/en.md": head("Note", `template: ${template}\n`).replace("message: words\n", ""),
      "content/note/list.csv": "id,name,salutation,lang,email\na,Alpha,Dear Minister,en,a@ministry.example\n",
      "dipla.config.json": JSON.stringify({
        formats: ["docx"],
        send: { from: "o@dipla.example", attach: ["docx"] },
      }),
    });
    try {
      const { code, stderr } = await place.run("send", "note");
      expect(code, stderr).toBe(0);
      const mail = await PostalMime.parse(await place.read(join("out/note/packages/a/message.eml")));
      expect(mail.subject).toBe("BG-2026-1 · Note · Alpha");
      expect(mail.text).toContain("Dear Minister\n\nPlease find attached:\nNote\nReference BG-2026-1");
    } finally {
      await place.remove();
    }
  },
);

import { describe, expect, it } from "vitest";
import { htmlInDirection, textInDirection } from "../scripts/merge/mail/mail-direction.ts";

/* A message reads in its language's direction, and a telephone number in it as it is dialled. */
const page = (body: string, lang = "ar"): string =>
  `<!doctype html>\n<html lang="${lang}">\n<head>\n<meta charset="utf-8">\n<title>رسالة 5</title>\n</head>\n<body>\n${body}\n</body>\n</html>\n`;

describe("a message", () => {
  it.each([
    "+20 2 4001-5",
    "10–20",
    "desk@library.example",
    "https://library.example/a",
    "AB-12/2026",
    "№ 8",
  ])("from right to left isolates %s", (piece) => {
    const html = htmlInDirection(page(`<p>الهاتف ${piece} كل يوم</p>`), "ar");
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).toMatch(new RegExp(`<span dir="ltr">${piece.replace(/[+.]/g, "\\$&")}</span>`));
    expect(html).toContain("<title>رسالة 5</title>");
    expect(html.startsWith("<!doctype html>")).toBe(true);
    expect(textInDirection(`الهاتف ${piece} كل يوم`, "ar")).toContain(`\u200e${piece}\u200f`);
  });

  it("from left to right isolates words that run the other way, and is left as it is without any", () => {
    const plain = page("<p>Тел. +359 2 944</p>", "bg").replace("رسالة", "Писмо");
    expect(htmlInDirection(plain, "bg")).toBe(plain);
    expect(htmlInDirection(page("<p>Залата חדר הקריאה, 2019</p>", "bg"), "bg")).toContain(
      '<span dir="rtl">חדר הקריאה</span>, 2019',
    );
    expect(textInDirection("Ред\nТел. +359 2 944", "bg")).toBe("Ред\nТел. +359 2 944");
  });
});

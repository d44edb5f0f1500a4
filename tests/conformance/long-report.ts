/** Markdown of a report with contents, notes, tables and lists that fills about so many pages. */
export function longReport(pages: number): string {
  const sections = Array.from({ length: pages }, (_, index) => section(index + 1));
  return `---\ntitle: A long report\nlang: en\ntemplate: briefing\ntoc: true\ndate: 2026-11-24\n---\n\n${sections.join("\n")}\n`;
}

const sentence =
  "The organization supports governments and people on the move with services, advice and humanitarian assistance. ";

function section(number: number): string {
  return `# Section ${number} {#section-${number}}

${sentence.repeat(8)}A note belongs here.[^n${number}] See also [the next section](#section-${Math.max(1, number - 1)}).

- First point of section ${number}
- Second point, with a [link](https://www.example.org/${number})

| Year | Value | Remark |
|---|---:|---|
${Array.from({ length: 10 }, (_, row) => `| ${2000 + row} | ${number * row} | ${row % 3 === 0 ? "" : "noted"} |`).join("\n")}

Table: Values of section ${number}

${sentence.repeat(6)}

[^n${number}]: Note ${number}, with its [source](https://www.example.org/source/${number}).
`;
}

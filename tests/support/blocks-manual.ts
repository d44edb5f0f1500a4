import type { Attribute } from "../../scripts/document/blocks/attributes.ts";
import { type BlockDeclaration, colonName } from "../../scripts/document/blocks/block-declaration.ts";
import { blocks } from "../../scripts/merge/blocks/index.ts";

/** The manual's table of blocks: the first line of each, and what comes of it. */
export function blocksTable(): string {
  const rows = [...blocks.values()].map((block) => {
    const [first = ""] = block.example.split("\n");
    return `| ${code(block.kind === "leaf" ? first : `${first} … :::`)} | ${block.description} |`;
  });
  return ["| Write | Get |", "|---|---|", ...rows, ""].join("\n");
}

/** The page that says what every block takes. */
export function blocksPage(): string {
  const head = [
    "# Blocks",
    "",
    "Made from the records in `scripts/merge/blocks/` (`UPDATE=1 npm test` writes it anew), which also check every text: an attribute",
    "that isn't listed here is an error at its place, and so is a value of another kind.",
    "",
    'An attribute\'s value needs quotes where it has spaces or signs: `title="Mind the gap"`. Fields may stand in values, but not in',
    "those that name a file. Ids and roles (`{#id .lead}`) belong at the end of headings and paragraphs, not on blocks.",
  ];
  return `${[head.join("\n"), ...[...blocks.values()].map(section)].join("\n\n")}\n`;
}

function section(block: BlockDeclaration): string {
  const parts = [
    `## \`${colonName(block)}\``,
    `${block.description.charAt(0).toUpperCase()}${block.description.slice(1)}.`,
    `\`\`\`md\n${block.example}\n\`\`\``,
    takes(block),
  ];
  if (block.outermost)
    parts.push("It can't stand in another block, a list or a quotation; in a condition it can.");
  if (block.roles.length > 0)
    parts.push(`For style sheets, it is made of the roles ${block.roles.map(code).join(", ")}.`);
  return parts.join("\n\n");
}

function takes({ attributes }: BlockDeclaration): string {
  if (attributes === "condition")
    return [
      "| In the braces | Holds where |",
      "|---|---|",
      "| `recipient.name` | there is such a value, and it isn't empty |",
      "| `recipient.lang=bg` | it equals the other |",
      '| `recipient.lang in="bg en"` | it is one of these |',
    ].join("\n");
  const rows = Object.entries(attributes).map(
    ([name, attribute]) =>
      `| \`${name}\` | ${values(attribute)} | ${usual(attribute)} | ${attribute.description} |`,
  );
  if (rows.length === 0) return "It takes no attributes.";
  return ["| Attribute | Values | Default | Means |", "|---|---|---|---|", ...rows].join("\n");
}

function values(attribute: Attribute): string {
  switch (attribute.type) {
    case "text":
      return "words";
    case "number":
      return `a whole number from ${attribute.least} to ${attribute.most}`;
    case "choice":
      return Object.entries(attribute.values)
        .map(([value, meaning]) => `\`${value}\`: ${meaning}`)
        .join("<br>");
    case "address":
      return "an address";
    case "file":
      return "the path of a file, as seen from the text";
  }
}

function usual(attribute: Attribute): string {
  if (attribute.required) return "needed";
  return "default" in attribute && attribute.default !== undefined ? code(String(attribute.default)) : "none";
}

function code(text: string): string {
  return `\`${text}\``;
}

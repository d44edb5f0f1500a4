import type { TypographyPolicy } from "../../document/typography-policy.ts";
import { nbsp, type TypographicRule } from "../../languages/typographic-rule.ts";

/** Rules that hold in every language with letters. */
export const commonRules: readonly TypographicRule[] = [
  // A soft hyphen divides a word; at its edge a line would end in a hyphen alone.
  {
    name: "soft-hyphen",
    pattern: /(?<![\p{L}\p{M}\p{N}])\u00ad+|\u00ad+(?![\p{L}\p{M}\p{N}\u00ad])|(?<=\u00ad)\u00ad+/gu,
    replace: "",
  },
  { name: "spaces", pattern: / {2,}/g, replace: " " },
  { name: "ellipsis", pattern: /(?<!\.)\.\.\.(?!\.)/g, replace: "…" },
  // An abbreviation's full stop is the sentence's as well; a field that ends in one can't know what follows it.
  { name: "full-stop", pattern: /(?<=[\p{L}\p{N}]\.)\.(?![.\p{L}\p{N}/])/gu, replace: "" },
  {
    name: "range",
    pattern: /(?<=(?<![\p{L}\p{N}-])\d{4})-(?=\d{4}(?![\p{L}\p{N}-]))/gu,
    replace: "–",
  },
  { name: "digits", pattern: /(?<=\d) (?=\d{3}(?!\d))/g, replace: nbsp },
  { name: "units", pattern: /(?<=\d) (?=[‰€$£])/g, replace: nbsp },
  { name: "number-sign", pattern: /(?<=[№§]) (?=\S)/g, replace: nbsp },
];

/**
 * The rule that keeps a heading from ending in one short word. Where earlier rules have already tied words into a
 * long chain, one more tie would make it wider than a narrow column.
 */
export const noShortLastWord: TypographicRule = {
  name: "headings",
  pattern: /(?<=(?:^| )[^ ]{1,10}) (?=\S{1,5}$)/g,
  replace: nbsp,
  displayOnly: true,
};

/** Rules that authorities disagree about, as the policy decides. */
export function policyRules({ percent, dash }: TypographyPolicy): TypographicRule[] {
  return [
    dash === "en"
      ? { name: "dash", pattern: /(?<=\S)[ \u00a0](?:--?|[–—])[ ](?=\S)/g, replace: `${nbsp}– ` }
      : { name: "dash", pattern: /(?<=\S)[ \u00a0](?:--?|[–—])[ ](?=\S)/g, replace: "—" },
    percent === "closed"
      ? { name: "percent", pattern: /(?<=\d)[ \u00a0](?=%)/g, replace: "" }
      : {
          name: "percent",
          pattern: percent === "spaced" ? /(?<=\d) ?(?=%)/g : /(?<=\d) (?=%)/g,
          replace: nbsp,
        },
  ];
}

import type { TypographyPolicy } from "../../document/typography-policy.ts";
import { nbsp, type Rule } from "./rule.ts";

/** Rules that hold in every language with letters. */
export const commonRules: readonly Rule[] = [
  { name: "spaces", pattern: / {2,}/g, replace: " " },
  { name: "ellipsis", pattern: /(?<!\.)\.\.\.(?!\.)/g, replace: "…" },
  {
    name: "range",
    pattern: /(?<=(?<![\p{L}\p{N}-])\d{4})-(?=\d{4}(?![\p{L}\p{N}-]))/gu,
    replace: "–",
  },
  { name: "digits", pattern: /(?<=\d) (?=\d{3}(?!\d))/g, replace: nbsp },
  { name: "units", pattern: /(?<=\d) (?=[‰€$£])/g, replace: nbsp },
  { name: "number-sign", pattern: /(?<=[№§]) (?=\S)/g, replace: nbsp },
];

/** Rules that authorities disagree about, as the policy decides. */
export function policyRules({ percent, dash }: TypographyPolicy): Rule[] {
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

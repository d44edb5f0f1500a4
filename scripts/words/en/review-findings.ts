import type { FindingWords } from "../finding-words.ts";

/** What the review says, in English: of texts, of print, of finished files. Part of `findings.ts`. */
export const reviewFindings = {
  "link-text-missing": {
    message: "A link to {address} has no words.",
    hint: "Write what it leads to between the brackets: [words](address).",
  },
  "link-text-unclear": {
    message: "“{text}” doesn’t say where the link to {address} leads.",
    hint: "Use the name of the page or of the file as the link’s words.",
  },
  "link-text-address": {
    message: "The link’s words are its address, {address}: a voice spells it out.",
    hint: "Write words and put the address behind them: [words](address).",
  },
  "link-text-ambiguous": {
    message: "Two links say “{text}” and lead to different places, {other} and {address}.",
    hint: "Give each its own words.",
  },
  "image-alt-unhelpful": {
    message: "“{text}” doesn’t describe the picture.",
    hint: "Say what can be seen, or leave the brackets empty for a decoration.",
  },
  "image-alt-long": {
    message: "The picture’s description has {count} characters.",
    hint: "Keep it below {most} and tell the rest in the text.",
  },
  "press-gradient": {
    message: "{count} gradients stay in RGB in the press PDF.",
    hint: "The print shop will convert them; draw them with plain colours to choose the inks yourself.",
  },
  "type-too-small": {
    message: "“{text}” is printed at {size} pt in {what} on page {page} of {path}.",
    hint: "Set it in {wanted} pt or more, or the print shop can't hold its letters.",
  },
  "line-too-thin": {
    message:
      "{count} lines on page {page} of {path} are thinner than print can hold; the thinnest has {thickness} pt.",
    hint: "Draw lines {wanted} pt thick or more.",
  },
  "bleed-missing": {
    message:
      "A ground or picture ends at the {what} trimmed edge of page {page} of {path}; {millimetres} mm of bleed are missing.",
    hint: "Let it go on beyond the edge by --bleed, or end it clearly inside: cutting is not exact, and paper would show.",
  },
  "ink-too-much": {
    message: "Something in {path} has {percent} % of ink where {limit} % may lie.",
    hint: "Choose lighter CMYK values in the theme, or ask the print shop for its limit and set print.ink-limit.",
  },
  "font-not-printable": {
    message: "The font “{family}” in {path} can't be printed well: {what}.",
    hint: "Use static TrueType files for the theme's fonts.",
  },
  "qr-too-small": {
    message: "The QR code is {millimetres} mm wide.",
    hint: "Make it {wanted} mm or wider, or shorten its address: telephones can't read smaller modules on paper.",
  },
  "qr-contrast-low": {
    message: "The QR code’s colour {colour} has a contrast of {ratio}:1 on {ground}.",
    hint: "Put it on a light ground; readers need {wanted}:1 with the dark colour in front.",
  },
  "image-resolution-low": {
    message: "The picture has {resolution} pixels per inch at the {width} mm it is printed at.",
    hint: "Use a larger file: {wanted} pixels per inch or more.",
  },
  "chart-title-missing": {
    message: "The chart has no title.",
    hint: 'Add title="…".',
  },
  "heading-empty": {
    message: "A heading has no words.",
    hint: "Write its words or take the # away.",
  },
  "heading-by-hand": {
    message: "“{text}” looks like a heading and is a paragraph in bold.",
    hint: "Begin the line with # signs instead: the contents and screen readers then know it.",
  },
  "table-header-missing": {
    message: "The table has no header cells.",
    hint: "Say in the first row what the columns hold.",
  },
  "table-header-empty": {
    message: "A header cell is empty.",
    hint: "Say what the column or row holds.",
  },
  "cell-empty": {
    message: "A table cell is empty.",
    hint: "Write – or a word such as “none”, so that nobody wonders.",
  },
  "text-in-capitals": {
    message: "“{text}” is written in capitals: some voices spell it letter by letter.",
    hint: "Write it normally; the template’s style may set it in capitals.",
  },
  "language-unmarked": {
    message: "“{text}” is in a script that “{lang}” is not written in, and doesn’t say its language.",
    hint: "Put the words in brackets and their language behind them, as in [words] with lang={guess} in braces.",
  },
  "contrast-low": {
    message: "“{tone}” ({colour}) on {surface} ({ground}) has a contrast of {ratio}:1.",
    hint: "Choose colours with at least {wanted}:1 in the theme.",
  },
  "fact-expired": {
    message: "The fact “{key}” was to be reviewed by {date}.",
    hint: "Check the value and set a new review-by.",
  },
  "fact-unused": {
    message: "No text uses the fact “{key}”.",
    hint: "Use it, or take it out.",
  },
  "parity-differs": {
    message: "{format} differs from {reference}: {rule}.",
    hint: "Please report this with the document that causes it.",
  },
  "pdf-untagged": { message: "The PDF has no structure for screen readers.", hint: "Please report this." },
  "pdf-rule-broken": {
    message: "{path} breaks {clause}: {rule}.",
    hint: "Please report this with the document that causes it; until then the PDF is not accessible.",
  },
  "docx-rule-broken": {
    message: "{path} breaks {clause}: {rule}.",
    hint: "If the letterhead is not the cause, please report this with the document.",
  },
  "docx-style-missing": {
    message: "The Word document uses the style “{style}”, which it does not define.",
    hint: "Please report this.",
  },
} as const satisfies Record<string, FindingWords>;

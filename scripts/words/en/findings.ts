import type { DiagnosticCode } from "../../findings/diagnostic-codes.ts";
import type { FindingWords } from "../finding-words.ts";
import { recipientFindings } from "./recipient-findings.ts";
import { reviewFindings } from "./review-findings.ts";
import { sendFindings } from "./send-findings.ts";

/** The sentences of all findings, by their codes. */
export const findings = {
  "config-invalid": {
    message: "“{key}” is not valid: {reason}.",
    hint: "Correct it; .github/docs/settings.md lists what each setting takes.",
  },
  "document-unknown": {
    message: "There is no document “{name}” in content/.",
    hint: "Documents here: {known}.",
  },
  "no-documents": {
    message: "There is nothing to build in content/.",
    hint: "Start one with: dipla new leaflet-trifold my-leaflet",
  },
  "language-fallback": {
    message: "No {what} for “{wanted}”; “{used}” is used instead.",
    hint: "Add the missing language, or set it explicitly.",
  },
  "labels-missing": {
    message: "The template has no labels in “{lang}” for: {names}. The English ones are used.",
    hint: "Translate them in the template’s labels.{lang}.yaml. Look at quotes and spaces, too: where Dipla doesn’t know the language, they stay as written.",
  },
  encoding: {
    message: "The file is not UTF-8 text.",
    hint: "Save it again as UTF-8 (in Windows Notepad: Save as → Encoding → UTF-8). It may be windows-1251 now.",
  },
  "file-unreadable": {
    message: "The file can't be read: {reason}.",
    hint: "Check that it exists and that you may read it.",
  },
  "text-out-of-bounds": {
    message: "This can't be read: {reason}.",
    hint: "Take it apart, or look whether another program has made it by mistake.",
  },
  "file-unusable": {
    message: "“{path}” can't be read: {reason}.",
    hint: "Name a file that you may read, or take the name out.",
  },
  "path-outside-workspace": {
    message: "“{path}” leads out of the workspace.",
    hint: "Copy the file into the document's folder and refer to it there.",
  },
  "image-missing": {
    message: "The picture “{path}” does not exist; its description stands in its place.",
    hint: "Check the name (capital letters count) or add the file beside the document.",
  },
  "image-folder": {
    message: "“{path}” is a folder and no picture; the description stands in its place.",
    hint: "Write the name of a file in it, such as images/photo.jpg.",
  },
  "image-unreadable": {
    message: "The picture “{path}” can't be read: {reason}; its description stands in its place.",
    hint: "Put a file there that you may read, or name another one.",
  },
  "image-on-web": {
    message:
      "The picture “{path}” lies on the web, and nothing is fetched while building; its description stands in its place.",
    hint: "Save it beside the document and name the file.",
  },
  "image-too-large": {
    message: "The picture “{path}” has {megabytes} MB; the limit is {limit} MB.",
    hint: "Save a smaller copy: 300 ppi at the printed size is enough.",
  },
  "image-type": {
    message: "“{path}” is not a picture that can be shown in all formats.",
    hint: "Use PNG, JPEG, WebP, AVIF, TIFF, GIF or SVG.",
  },
  "svg-refers-outside": {
    message:
      "The drawing “{path}” refers to “{reference}”, which is not in it; its description stands in its place.",
    hint: "Save it with its pictures and styles embedded: a drawing may refer to its own parts (#…) and to data: only.",
  },
  "svg-measured": {
    message: "The drawing “{path}” says no size; it is shown as large as what is drawn in it.",
    hint: "Nothing to do; a viewBox on its <svg> element would give it the margins that you want.",
  },
  "svg-words": {
    message: "The drawing “{path}” {reason}: {signs}.",
    hint: "Save it with its words as paths (“convert text to outlines”), or as PNG.",
  },
  "image-first-of-many": {
    message: "“{path}” holds {count} pictures; on paper only the first is seen.",
    hint: "Save the one that is meant as a picture of its own.",
  },
  "svg-without-size": {
    message: "The drawing “{path}” does not say how wide and high it is.",
    hint: 'Give its <svg> element a viewBox, for example viewBox="0 0 600 200", or save it again with a size.',
  },
  "image-alt-missing": {
    message: "The picture “{path}” has a caption but no description.",
    hint: "Write what it shows between the brackets: ![description](…).",
  },
  "chart-too-high": {
    message: "The chart is {millimetres} mm high, and a page has room for {room} mm.",
    hint: "Shorten the names of its rows, or show fewer rows; several charts can share them.",
  },
  "data-missing": {
    message: "The data file “{path}” does not exist.",
    hint: "Check the name or add the file beside the document.",
  },
  "data-invalid": {
    message: "The data in “{path}” can't be used: {reason}.",
    hint: "{suggestion}",
  },
  "data-doubtful": {
    message: "Something in the data of “{path}” may not be meant: {reason}.",
    hint: "{suggestion}",
  },
  ...recipientFindings,
  "yaml-invalid": {
    message: "The YAML can't be read: {reason}.",
    hint: "Check indentation, quotes and colons on this line.",
  },
  "yaml-too-large": {
    message: "The YAML is too large or refers to itself too often.",
    hint: "Keep data files under 1 MB, with few aliases.",
  },
  "front-matter-missing": {
    message: "The document has no front matter with a title.",
    hint: "Start the file with:  ---  then  title: Your title  then  ---",
  },
  "front-matter-toml": {
    message: "The front matter is TOML, between lines of +++.",
    hint: "Write it as YAML between lines of ---: title: Your title",
  },
  "front-matter-invalid": { message: "“{key}” is not valid: {reason}.", hint: "{expected}" },
  "front-matter-typo": {
    message: "“{key}” is not a known key; “{suggestion}” was probably meant.",
    hint: "Rename it to “{suggestion}”.",
  },
  "date-unclear": {
    message: "“{date}” can’t be read as one day; the document has no date.",
    hint: "Write year, month and day with hyphens: 2026-11-23.",
  },
  "language-unknown": {
    message: "“{lang}” is not a language tag.",
    hint: "Use a BCP 47 tag such as bg, en or en-GB.",
  },
  "document-twice": {
    message: "{twin} is this document in this language, too: their files would be written over each other.",
    hint: "Rename one of the two, or remove it.",
  },
  "heading-first-is-title": {
    message: "The first line repeats the title and is not printed again.",
    hint: "Nothing to do.",
  },
  "directive-unknown": { message: "“{name}” is not a block that Dipla knows.", hint: "{suggestion}" },
  "directive-unclosed": {
    message: "The block “{name}” is never closed.",
    hint: "Add a line with ::: where it ends.",
  },
  "directive-attribute": {
    message: "In the block “{name}” {reason}.",
    hint: "{suggestion} For example: {example}",
  },
  "block-failed": {
    message: "The workspace’s own block “{name}” makes nothing that can be shown: {reason}.",
    hint: "Correct its function in dipla.config.ts: it gives elements and roles of Dipla’s, which every format can show.",
  },
  "helper-failed": {
    message: "The workspace’s own helper “{name}” has failed: {reason}.",
    hint: "Correct its function in dipla.config.ts: it gives text, or undefined for a value that it can’t show.",
  },
  "plugin-failed": {
    message: "The plugin “{name}” has failed: {reason}. The text is as it would be without it.",
    hint: "Correct it or its options, or take it out of remark-plugins; it has to end at once, without waiting for anything.",
  },
  "plugin-node": {
    message:
      "The plugin “{name}” makes “{type}” here, which no format can show; its words stand in its place.",
    hint: "Use plugins that make Markdown’s own nodes, or write a block of your own in dipla.config.ts.",
  },
  "plugin-warning": {
    message: "{message} ({name})",
    hint: "Said by a plugin in remark-plugins; its documentation says how to mend it.",
  },
  "plugin-note": {
    message: "{message} ({name})",
    hint: "Said by a plugin in remark-plugins.",
  },
  "html-refused": {
    message: "HTML in the text is refused: {html}",
    hint: "Use Markdown, or take allow-html: false out of the front matter: harmless HTML is shown then.",
  },
  "html-passed": {
    message: "HTML was let through: {names}.",
    hint: "Look at it in every format; allow-html: true lets it through without a word, allow-html: false refuses it.",
  },
  "html-hidden": {
    message: "The words in <{name}> are hidden where they come from, and would be seen here.",
    hint: "Delete them, or take the style away if everybody may read them.",
  },
  "html-cleaned": {
    message: "<{name}> was removed from the HTML.",
    hint: "Only elements that every format can show may stay; write the rest in Markdown.",
  },
  "link-scheme": {
    message: "A link to “{url}” is not allowed; its words stay without it.",
    hint: "Use https:, mailto: or tel: addresses, or #id within the document.",
  },
  "link-relative": {
    message:
      "“{url}” leads nowhere outside of the place where it was written; its words stay without a link.",
    hint: "Write the whole address, https://…, #id for a place in this document, or the file of a document in content/, such as ../guide/en.md.",
  },
  "format-not-offered": {
    message: "{template} can't be made as {format}; that file is not made.",
    hint: "Choose another template, or leave {format} out of formats.",
  },
  "numbers-own": {
    message: "The headings have numbers of their own, such as “{heading}”; no others are put before them.",
    hint: "Nothing to do; number-sections: true in the front matter numbers them all the same, false leaves all without.",
  },
  "link-invalid": {
    message: "“{url}” is no address that a program could open; its words stay without a link.",
    hint: "Correct it, as in https://www.example.org/page, mailto:name@example.org or tel:+35921234567.",
  },
  "link-letters": {
    message: "“{part}” in the address {url} is not what it looks like: {sign} stands among its letters.",
    hint: "Type the address anew instead of copying it.",
  },
  "link-internal-broken": {
    message: "Nothing in this document has the id “{id}”.",
    hint: "Known ids: {known}.",
  },
  "heading-id-duplicate": {
    message: "The id “{id}” is used twice.",
    hint: "Give one of them another id: {#other-id}.",
  },
  "heading-jump": {
    message: "A heading of level {to} follows one of level {from}.",
    hint: "Use level {wanted}; readers of screen readers navigate by levels.",
  },
  "field-invalid": {
    message: "“{field}” is not a field.",
    hint: "Write {{ path }} or {{ helper path }}, for example {{ facts.members }}.",
  },
  "markup-left": {
    message: "“{found}” stands in the text as it was typed.",
    hint: "It looks like {what}.",
  },
  "markup-doubtful": {
    message: "“{found}” stands in the text as it was typed.",
    hint: "It looks like {what}. With \\ before each sign, or in `code`, it is meant.",
  },
  "field-foreign": {
    message:
      "“{field}” is no field of Dipla's: in the text it stands as it was typed, and a link with it for an address is its words alone.",
    hint: "Delete what another program was to fill in, or write a field: {{ facts.members }}. In `code` it stays without a word.",
  },
  "value-not-text": {
    message: "“{path}” is no text but a table of values ({keys}), and the page prints it.",
    hint: 'Put quotation marks around a text with a comma, a colon or a brace in it: {en: "1 Long Street, Sofia"}.',
  },
  "field-unresolved": { message: "“{path}” has no value.", hint: "{suggestion}" },
  "field-helper-unknown": { message: "There is no helper “{name}”.", hint: "Helpers: {known}." },
  "condition-unmet": {
    message: "Nobody in the list has “{value}” in {path}: the condition is the same for everybody.",
    hint: "Correct the value, or the list; if it is meant for later, nothing is to do.",
  },
  "condition-invalid": {
    message: "The condition “{condition}” can't be evaluated: {reason}.",
    hint: 'Write {recipient.lang=bg}, {recipient.lang in="bg en"} or {recipient.name}.',
  },
  "lines-as-clauses": {
    message: "Lines that begin with numbers of their own became paragraphs.",
    hint: "Nothing to do.",
  },
  "bullets-as-list": {
    message: "Lines that start with a bullet became a list.",
    hint: "Write “- ” instead of the bullet to silence this.",
  },
  "list-renumbered": {
    message: "The item “{typed}” is shown as {shown}: a list counts on from its first number.",
    hint: "Write the number that is meant, or begin the paragraph with {escaped} to keep it.",
  },
  "number-starred": {
    message: "“{found}” is shown as “{shown}”: stars make what stands between them italic.",
    hint: "Write × for a multiplication, or a backslash before each star.",
  },
  "slot-unknown": {
    message: "The template has no place “{name}”; its text flows into the body.",
    hint: "Places of this template: {known}.",
  },
  "slot-empty": {
    message: "The place “{name}” of the template got no text.",
    hint: 'Fill it with :::panel{name="{name}"}.',
  },
  "table-span-invalid": {
    message: "“{mark}” has no cell to join.",
    hint: "^^ joins the cell above, >> the cell to the left.",
  },
  "caption-without-table": {
    message: "A table caption without a table before it.",
    hint: "Put the caption directly after the table.",
  },
  "footnote-undefined": { message: "The note “{id}” is not defined.", hint: "Add [^{id}]: its text" },
  "footnote-duplicate": {
    message: "There are two notes “{id}”: the first, in line {line}, counts, and this one is not shown.",
    hint: "Give it another name, here and where it is cited.",
  },
  "footnote-uncited": {
    message: "Nobody cites the note “{id}”, so it is not shown.",
    hint: "Write [^{id}] where it belongs, or take the note out.",
  },
  "definition-duplicate": {
    message: "The address “{id}” is given twice: the one in line {line} counts.",
    hint: "Give this one another name, or take it out.",
  },
  "role-unknown": { message: "“{name}” is not a role.", hint: "Roles for a paragraph: {known}." },
  "not-yet-supported": { message: "{what} is not supported yet.", hint: "{instead}" },
  "not-yet-supported-language": {
    message: "There are no typographic rules for “{lang}” yet.",
    hint: "Quotes and spaces stay as they are written; check them by eye.",
  },
  "template-unknown": { message: "There is no template “{name}”.", hint: "Templates here: {known}." },
  "template-invalid": {
    message: "template.yaml: “{key}” is not valid: {reason}.",
    hint: "See templates/README.md.",
  },
  "template-syntax": {
    message: "The template can't be read: {reason}.",
    hint: "Check the braces on this line.",
  },
  "template-field-undeclared": {
    message: "The template uses “{path}”, which template.yaml does not declare.",
    hint: "{suggestion}",
  },
  "form-unknown": {
    message: "The template “{template}” has no form “{name}”.",
    hint: "It has: {known}. Without “form” the language decides.",
  },
  "template-field-required": { message: "The template “{template}” needs “{path}”.", hint: "{suggestion}" },
  "template-partial-missing": {
    message: "The partial “{name}” does not exist.",
    hint: "Partials here: {known}.",
  },
  "template-partial-circular": {
    message: "The partials include each other: {chain}.",
    hint: "Break the circle.",
  },
  "template-element": {
    message: "<{element}> is not part of a publication's vocabulary.",
    hint: "Allowed elements are listed in templates/README.md.",
  },
  "template-role": { message: "“{role}” is not a role.", hint: "Roles are listed in templates/README.md." },
  "template-attribute": {
    message: "The attribute “{attribute}” on <{element}> is not allowed in a template.",
    hint: "Looks come from theme.tokens.json and style.css.",
  },
  "template-slot-moved": {
    message: "The place “{name}” stands inside <{parent}>, where blocks can't be.",
    hint: 'Put {{slot "{name}"}} directly inside a section, div, main, header or footer.',
  },
  "template-slot-lost": {
    message: "The place “{name}” is in template.yaml but the page never shows it.",
    hint: 'Add {{slot "{name}"}} to page.hbs.',
  },
  "template-style": {
    message: "style.css sets “{property}”: looks belong in theme.tokens.json.",
    hint: "style.css holds layout only; use a role or a token variable.",
  },
  "template-address": {
    message: "The template has “{address}”, which would load, run or lead to something that no file may.",
    hint: "Links may lead to https:, mailto:, tel: and #places; pictures are those of the text, styles those of style.css.",
  },
  "token-invalid": {
    message: "The token “{token}” is not valid: {reason}.",
    hint: "See the Design Tokens format and templates/README.md.",
  },
  "token-unknown": {
    message: "“{token}” refers to “{reference}”, which does not exist.",
    hint: "Check the spelling of the reference.",
  },
  "profile-invalid": {
    message: "The printing profile “{path}” can't be used: {reason}.",
    hint: "Ask the print shop for the ICC profile of the press and paper, or leave out print.icc.",
  },
  "colour-outside-srgb": {
    message: "The colour of “{token}” is richer than sRGB, in which files are made: {hex} is shown.",
    hint: "Give the colour that is to be shown instead as its “hex”.",
  },
  "font-family-unknown": {
    message: "The font “{family}” has no files: it does not come with Dipla, and the theme names none.",
    hint: 'Put its TrueType files into the workspace and name them beside the family, "$extensions": {"dipla": {"files": {"400": "fonts/Name-Regular.ttf", "700": "fonts/Name-Bold.ttf"}}}, or choose one of {known}.',
  },
  "theme-missing": {
    message: "The theme file “{path}” does not exist.",
    hint: "Check the path; it is relative to the workspace.",
  },
  "font-missing": {
    message: "The font file “{path}” of “{family}” does not exist.",
    hint: "Add the file or choose another font in theme.tokens.json.",
  },
  "font-unreadable": {
    message: "The font file “{path}” of “{family}” is damaged, or no font.",
    hint: "Put a sound TrueType or OpenType file there, or choose another font in theme.tokens.json.",
  },
  "font-style-missing": {
    message: "“{family}” has no face “{face}”, which this document uses: “{shown}” is shown in its place.",
    hint: "Name a TrueType file for it under $extensions.dipla.files (i stands for italic).",
  },
  "font-licence": {
    message: "The font file “{path}” of “{family}” says that {reason}.",
    hint: "Choose another font in theme.tokens.json, or ask its maker for a file with a wider licence. If you have permission, turn this off: rules: {font-licence: off}.",
  },
  "theme-inks": {
    message: "The inks {inks} of “{token}” {reason}.",
    hint: "Give inks that look like the colour, in per cent, or leave $extensions.dipla.cmyk out: then they are worked out from the colour.",
  },
  "font-package-missing": {
    message: "No font here has the signs “{characters}”; these have: {families}.",
    hint: "Install what has them, in the folder of the workspace, and build again: npm install {packages}",
  },
  "glyph-missing": {
    message: "The font “{family}” has no sign for “{character}” ({codepoint}).",
    hint: "Replace the character or choose a font that has it.",
  },
  "glyph-missing-printed": {
    message: "“{text}” has a sign that was printed as an empty box: no font has it.",
    hint: "Replace the character or choose a font that has it.",
  },
  "temporary-unusable": {
    message:
      "The temporary folder “{path}” can't be used: {reason}. The cache's folder is used in its place.",
    hint: "Make room and see that you may write there, or name another folder: TMPDIR=DIR.",
  },
  "output-unwritable": {
    message: "Nothing can be written into “{path}”: {reason}. The files that are there are as they were.",
    hint: "Make room, see that you may write there, put a folder in a link's place, or name another folder: --out DIR.",
  },
  "cache-unusable": {
    message: "The cache in “{path}” can't be used: {reason}. Everything is made anew each time.",
    hint: "Make room and see that you may write there, or name another folder: DIPLA_CACHE=DIR.",
  },
  "format-unknown": { message: "“{format}” is not a format.", hint: "Formats: {known}." },
  "browser-missing": { message: "No browser could be started for PDF: {reason}.", hint: "Run: dipla doctor" },
  "browser-crashed": {
    message: "The browser stopped while printing: {reason}.",
    hint: "Run the build again; if it happens twice, run: dipla doctor",
  },
  "renderer-failed": {
    message: "The {format} could not be made: {reason}.",
    hint: "Please report this with the document that causes it.",
  },
  overflow: {
    message: "The text does not fit in “{box}”: {lines} lines ({millimetres} mm) too much, from “{text}”.",
    hint: "Shorten it by about {characters} characters, or move text to a panel with free lines ({room}). At {would} pt it would fit; {smallest} pt is the smallest allowed.",
  },
  "overflow-picture": {
    message:
      "The picture “{text}” does not fit in “{box}”: it is {millimetres} mm too high for what is left there.",
    hint: "Crop it to a flatter one, shorten the text above it, or move it to a panel with free lines ({room}).",
  },
  "overflow-width": {
    message: "“{text}” is {millimetres} mm wider than {where}.",
    hint: "{cure}",
  },
  "type-shrunk": {
    message: "Something is wider than its page: the browser has set all type at {percent} % of its size.",
    hint: "What the text brings was measured and fits. Look in the template's style.css for a width, a minimum width or a word that may not break.",
  },
  "panel-underfilled": {
    message: "“{box}” is {percent} % empty.",
    hint: "There is room for about {lines} more lines.",
  },
  "hyphenation-by-patterns": {
    message: "The browser doesn't divide words in “{lang}”; Dipla's own patterns do it.",
    hint: "Nothing to do. “dipla doctor” says which browser is used; the one that comes with Dipla on Linux is faster.",
  },
  "text-set": {
    message: "{what}: “{before}” is set as “{after}”.",
    hint: "Nothing to do; ⍽ is a non-breaking space.",
  },
  "safe-zone": {
    message: "“{text}” is {millimetres} mm from an edge or fold of “{box}”.",
    hint: "Keep text at least {wanted} mm away: cutting and folding are not exact.",
  },
  "text-fitted": {
    message:
      "The text was set to fit its panels: leading {leading} %, size {size} %, space between paragraphs {spacing} %.",
    hint: "Nothing to do; shorten or lengthen the text for the usual setting.",
  },
  "not-in-docx": { message: "Word can't show this: {what}.", hint: "It is in the PDF and the HTML." },
  "reference-doc-missing": {
    message: "The letterhead “{path}” does not exist.",
    hint: "Check the path; it is relative to the document's folder.",
  },
  "reference-doc-invalid": {
    message: "The letterhead “{path}” is not a Word document: {reason}.",
    hint: "Save it from Word as .docx.",
  },
  "letterhead-picture": {
    message: "The picture “{name}” of the letterhead “{path}” is not in the PDF and the HTML: {reason}.",
    hint: "In Word, open the header, copy the picture, and paste it as PNG (Paste Special) in its place; ungroup groups first. Word copies have it as it is.",
  },
  "letterhead-object": {
    message: "The drawing “{name}” of the letterhead “{path}” is not in the PDF and the HTML: {reason}.",
    hint: "If readers need it, put it in as a picture (PNG or SVG); a line is best made as a paragraph’s border.",
  },
  "letterhead-alt-missing": {
    message: "The picture “{name}” of the letterhead “{path}” has no description.",
    hint: "In Word, open the header, choose View Alt Text on the picture, and write what it shows, “Coat of arms” for example; or mark it as decorative.",
  },
  "letterhead-font": {
    message:
      "The letterhead “{path}” is set in “{font}”; in the PDF and the HTML “{family}” stands in for it.",
    hint: "Nothing to do: Word copies keep the font. A theme can bring it as one of its families.",
  },
  "letterhead-sections": {
    message:
      "The letterhead “{path}” has headers or footers that its last section does not show: they are left out.",
    hint: "The last section counts. Save a letterhead with that one alone.",
  },
  "address-lines": {
    message:
      "The recipient’s block has {count} lines, and the window of the envelope shows {lines}: “{text}” is below it.",
    hint: "Put street and town, or name and department, on one line. Nothing is cut.",
  },
  "letterhead-word-only": {
    message: "Only the Word file has this letterhead: the template “{template}” has no place for one.",
    hint: "Use “letter” or “briefing”, or build “docx” only.",
  },
  "toc-unstable": {
    message: "The contents' page numbers did not settle.",
    hint: "Check the page numbers in the contents by hand.",
  },
  ...reviewFindings,
  ...sendFindings,
} as const satisfies Record<DiagnosticCode, FindingWords>;

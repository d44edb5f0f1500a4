import { escapeHtml } from "../../document/escape-html.ts";
import { catalogue } from "../../words/catalogues.ts";
import type { UiLang } from "../../words/interface-languages.ts";

const tabs = ["html", "pages", "leaflet", "word", "problems"] as const;

/** The page's frame; `page/index.js` fills it. Words are in `data-words`, so that no script holds a language. */
export async function pageHtml(lang: UiLang): Promise<string> {
  const words = await catalogue(lang, "preview");
  const say = (word: keyof typeof words): string => escapeHtml(words[word]);
  const picker = (name: "document" | "language" | "template" | "recipient"): string =>
    `<label class="picker" for="pick-${name}" data-picker="${name}"><span>${say(name)}</span><select id="pick-${name}"></select></label>`;
  const tab = (name: (typeof tabs)[number], index: number): string =>
    `<button role="tab" type="button" id="tab-${name}" aria-controls="panel-${name}" aria-selected="${index === 0}"${index === 0 ? "" : ' tabindex="-1"'}>${say(name)}${name === "problems" ? ' <span class="count" id="problem-count"></span>' : ""}</button>`;
  const panel = (name: (typeof tabs)[number], index: number): string =>
    `<section role="tabpanel" id="panel-${name}" aria-labelledby="tab-${name}"${index === 0 ? "" : " hidden"}></section>`;
  return `<!doctype html>
<html lang="${lang}" data-words="${escapeHtml(JSON.stringify(words))}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say("title")}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="theme.css">
<link rel="stylesheet" href="page/preview.css">
<script type="module" src="page/index.js"></script>
</head>
<body>
<header class="bar">
<h1>Dipla</h1>
${(["document", "language", "template", "recipient"] as const).map(picker).join("\n")}
<p class="status" id="status" role="status"></p>
<div class="actions"><span id="downloads"></span><button type="button" id="toggle-pane" aria-expanded="true" aria-controls="pane">${say("hidePane")}</button></div>
</header>
<div class="desk">
<aside class="pane" id="pane" aria-label="${say("pane")}"></aside>
<main class="stage">
<div role="tablist" aria-label="${say("views")}" class="tabs">${tabs.map(tab).join("")}</div>
<p class="stale" id="stale" role="alert" hidden>${say("stale")}</p>
${tabs.map(panel).join("\n")}
<section id="welcome" hidden></section>
</main>
</div>
</body>
</html>
`;
}

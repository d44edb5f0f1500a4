import { createRequire } from "node:module";
import { extname } from "node:path";

const require = createRequire(import.meta.url);

/** Loads a record when it is asked for: there are many, and a document needs one or two. */
function load<Module>(tag: string): Module {
  return require(`./${tag}${extname(import.meta.filename)}`);
}

/** Every language that Dipla knows: a new one is its file and its line here. */
export const records = {
  ar: () => load<typeof import("./ar.ts")>("ar").ar,
  bg: () => load<typeof import("./bg.ts")>("bg").bg,
  bs: () => load<typeof import("./bs.ts")>("bs").bs,
  cs: () => load<typeof import("./cs.ts")>("cs").cs,
  da: () => load<typeof import("./da.ts")>("da").da,
  de: () => load<typeof import("./de.ts")>("de").de,
  el: () => load<typeof import("./el.ts")>("el").el,
  en: () => load<typeof import("./en.ts")>("en").en,
  es: () => load<typeof import("./es.ts")>("es").es,
  et: () => load<typeof import("./et.ts")>("et").et,
  fa: () => load<typeof import("./fa.ts")>("fa").fa,
  fi: () => load<typeof import("./fi.ts")>("fi").fi,
  fr: () => load<typeof import("./fr.ts")>("fr").fr,
  ga: () => load<typeof import("./ga.ts")>("ga").ga,
  he: () => load<typeof import("./he.ts")>("he").he,
  hr: () => load<typeof import("./hr.ts")>("hr").hr,
  hu: () => load<typeof import("./hu.ts")>("hu").hu,
  hy: () => load<typeof import("./hy.ts")>("hy").hy,
  is: () => load<typeof import("./is.ts")>("is").is,
  it: () => load<typeof import("./it.ts")>("it").it,
  ka: () => load<typeof import("./ka.ts")>("ka").ka,
  lt: () => load<typeof import("./lt.ts")>("lt").lt,
  lv: () => load<typeof import("./lv.ts")>("lv").lv,
  mk: () => load<typeof import("./mk.ts")>("mk").mk,
  mt: () => load<typeof import("./mt.ts")>("mt").mt,
  nb: () => load<typeof import("./nb.ts")>("nb").nb,
  nl: () => load<typeof import("./nl.ts")>("nl").nl,
  nn: () => load<typeof import("./nn.ts")>("nn").nn,
  pl: () => load<typeof import("./pl.ts")>("pl").pl,
  pt: () => load<typeof import("./pt.ts")>("pt").pt,
  ro: () => load<typeof import("./ro.ts")>("ro").ro,
  ru: () => load<typeof import("./ru.ts")>("ru").ru,
  sk: () => load<typeof import("./sk.ts")>("sk").sk,
  sl: () => load<typeof import("./sl.ts")>("sl").sl,
  sq: () => load<typeof import("./sq.ts")>("sq").sq,
  sr: () => load<typeof import("./sr.ts")>("sr").sr,
  sv: () => load<typeof import("./sv.ts")>("sv").sv,
  tr: () => load<typeof import("./tr.ts")>("tr").tr,
  uk: () => load<typeof import("./uk.ts")>("uk").uk,
};

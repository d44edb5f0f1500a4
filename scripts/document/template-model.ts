import type { FitLimits } from "./copyfit.ts";
import type { DataRecord } from "./data-value.ts";
import type { PageGeometry, RunningPart } from "./publication.ts";
import type { Theme } from "./theme.ts";

/** A field that a template uses, as `template.yaml` declares it. */
export interface FieldDeclaration {
  type: "text" | "number" | "date" | "flag" | "list" | "record";
  required: boolean;
}

/** A place of the template that text flows into. */
export interface SlotDeclaration {
  name: string;
  /** It may stay empty. `calm` is the word of template.yaml, which is a promise, and so it is ours. */
  calm: boolean;
}

/** `mail.hbs` and `mail.txt.hbs` of one folder, where they are there. */
export interface MailSources {
  /** The folder's path as a user would write it. */
  display: string;
  html: string | undefined;
  text: string | undefined;
}

/** A running line as declared: texts may hold `{{ labels.page }}`-style fields. */
export interface RunningDeclaration {
  first?: RunningPageDeclaration | undefined;
  default: RunningPageDeclaration;
  even?: RunningPageDeclaration | undefined;
}

/** Header and footer, three places each. */
export type RunningPageDeclaration = Record<
  "header" | "footer",
  Record<"start" | "centre" | "end", readonly RunningPart[]>
>;

/** What the designer made: a folder without any code, in one of the products that it declares. */
export interface TemplateModel {
  /** As the front matter asks for it: the folder's name, or with the product, `leaflet-zfold`. */
  name: string;
  description: string;
  /** Absolute path of the folder. */
  folder: string;
  /** Path for diagnostics, e.g. `templates/brochure`. */
  display: string;
  formats: readonly string[] | undefined;
  page: PageGeometry;
  slots: readonly SlotDeclaration[];
  defaultSlots: readonly string[];
  /** The slots that each panel of the fold shows, where one panel shows several or has another name. */
  panels: Readonly<Record<string, readonly string[]>>;
  /** Slots whose text runs on from one to the next, in order, where it was not given a panel by the author. */
  flow: readonly string[];
  fit?: FitLimits | undefined;
  pattern: { seed: string; density: number };
  specimen: DataRecord;
  /** By full path: `meta.reference`, `recipient.name`. */
  fields: Readonly<Record<string, FieldDeclaration>>;
  running: RunningDeclaration;
  /** Its arrangements by custom of a country, each with the languages that have it: `{{#if form.bg}}`. One has all others. */
  forms: Readonly<Record<string, readonly string[]>>;
  /** Default values of front matter switches. */
  defaults: { toc: boolean; numberSections: boolean };
  pageSource: string;
  /** Partials by name, without `.hbs`. */
  partials: Readonly<Record<string, string>>;
  /** Sources of the message that copies are sent with: the template's own, and those that all templates share. */
  mail?: { own: MailSources; shared: MailSources } | undefined;
  /** Layout CSS: the base's, then the template's. */
  css: string;
  theme: Theme;
  /** Labels by language; the template's own laid over the built-in ones. */
  labels: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

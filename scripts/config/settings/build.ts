import { formats } from "../../formats/formats.ts";
import { languageTag, listOf, oneOf, whole } from "./values.ts";

/** One of the formats: what the configuration, a front matter and `--format` take. */
export const format = oneOf(formats);

/** At least one format. */
export const formatList = listOf(format);

/** At least one language, as `lang` and `--lang` take them. */
export const languageList = listOf(languageTag);

/** How many documents are built side by side; each has a page of the browser, and stays in memory. */
export const jobs = whole(1, 64);

import { defaultFormats } from "../formats/formats.ts";

/**
 * What holds where no file says anything; the schema takes its defaults from here. A workspace without a configuration starts
 * without the schema and its library.
 */
export const defaultConfig = {
  out: "out",
  formats: [...defaultFormats],
  jobs: 2,
  params: {},
  print: {},
  typography: {},
  rules: {},
  strict: false,
  blocks: {},
  helpers: {},
  "remark-plugins": [],
  browser: {},
  preview: {},
};

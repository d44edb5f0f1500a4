import * as v from "valibot";
import { line } from "./values.ts";

/** Where a secret is: in a file that only its owner can read, or in an environment variable. Never the secret itself. */
export type SecretReference = { file: string } | { env: string };

/** The setting that names one. */
export const secret = v.union(
  [v.strictObject({ file: line }), v.strictObject({ env: line })],
  "secret-expected",
);

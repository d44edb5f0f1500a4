import * as v from "valibot";
import { described, group } from "./setting.ts";
import { oneOf } from "./values.ts";

/** What authorities disagree about: `typography` in the configuration, and in a front matter, which wins. */
export const typographySettings = group({
  percent: v.exactOptional(
    described(
      oneOf(["as-written", "spaced", "closed"]),
      "`25 %` (`spaced`) or `25%` (`closed`); `as-written` only keeps the space that is there from breaking",
      { otherwise: "`as-written`" },
    ),
  ),
  dash: v.exactOptional(
    described(
      oneOf(["en", "em"]),
      "a dash between parts of a sentence: spaced `en` dash, or `em` dash of American books",
      {
        otherwise: "`en`",
      },
    ),
  ),
});

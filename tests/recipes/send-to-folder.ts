import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import * as v from "valibot";
import { described, group } from "../../scripts/config/settings/setting.ts";
import { line } from "../../scripts/config/settings/values.ts";
import { defineTransport } from "../../scripts/send/transports/transport.ts";

/* Stands in `scripts/send/transports/` while `recipes.test.ts` tries the recipe: a folder that another program sends from. */

/** Messages as files in a folder. */
export const pickup = defineTransport({
  name: "pickup",
  entry: v.exactOptional(
    described(group({ folder: described(line, "the folder", { sensitive: "path" }) }), "a pickup folder"),
  ),
  address: ({ folder }) => folder,
  prepare: async ({ folder }) => {
    return async () => ({
      async deliver(message, _envelope, onHandedOver) {
        onHandedOver();
        await writeFile(join(folder, `${randomUUID()}.eml`), Readable.from(message.chunks()));
        return { kind: "sent", reply: "written", refused: [] };
      },
      close: () => undefined,
    });
  },
});

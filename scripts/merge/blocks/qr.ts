import { element } from "../../document/tree.ts";
import { qrImage } from "../hast/qr-image.ts";
import { defineBlock } from "./define-block.ts";

/** `::qr{url="…"}`. */
export const qr = defineBlock({
  name: "qr",
  kind: "leaf",
  description: "a QR code",
  example: '::qr{url="https://www.example.org"}',
  attributes: {
    url: { type: "address", required: true, description: "the address it leads to" },
  },
  content: "none",
  roles: ["paragraph", "qr"],
  run: ({ attributes: { url }, source, context }) => element("p", source, [qrImage(url, context)]),
});

import { element } from "../../document/tree.ts";
import { panelTag } from "../hast/panel-tag.ts";
import { defineBlock } from "./define-block.ts";

/** `:::panel{name=cover}` … `:::`. */
export const panel = defineBlock({
  name: "panel",
  kind: "container",
  description: "text for one place of the template; text outside of panels fills the others in order",
  example: ":::panel{name=cover}\nText.\n:::",
  attributes: {
    name: {
      type: "text",
      required: true,
      description: "the place; a name that the template does not have leaves the text where it stands",
    },
  },
  content: "blocks",
  outermost: true,
  // The template's page decides what a panel is.
  roles: [],
  run: ({ attributes, content, source }) =>
    element(panelTag, { dataName: attributes.name, ...source }, content),
});

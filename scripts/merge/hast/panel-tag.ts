/** Element that stands for a panel until its slot is known. */
export const panelTag = "dipla-panel";

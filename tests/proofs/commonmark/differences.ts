/** Where Dipla means to differ from CommonMark's examples, by their numbers in version 0.31, and why. */
export const differences: readonly { why: string; examples: readonly number[] }[] = [
  {
    why: "letters of other scripts (polytonic Greek, Coptic, Malayalam, Kannada) need a package of fonts, which is told",
    examples: [3, 26, 27, 651],
  },
  { why: "below the document's title there are five levels of headings", examples: [62] },
  {
    why: "headings never leave a level out on their way down, which accessible documents must not (heading-jump)",
    examples: [68, 72, 76, 79, 83, 84, 141],
  },
  { why: "what an element of HTML holds is read as Markdown when it stands in a line", examples: [167] },
  { why: "an element of HTML that nothing closes ends with its paragraph", examples: [494] },
  {
    why: "programs and styles in a text do nothing and are not shown (html-cleaned)",
    examples: [170, 172, 173, 176, 178],
  },
  { why: "code that says nothing is left out", examples: [334] },
  {
    why: "a picture with a title, alone in its paragraph, is a figure with a caption",
    examples: [572, 573, 576, 577, 584, 585, 586, 588, 589, 591],
  },
  {
    why: "a picture that is missing and has no description is called by its file's name (image-missing)",
    examples: [475, 581],
  },
  { why: "bare addresses are links, as GitHub has them", examples: [602, 606, 608, 611, 612] },
];

/** Where Dipla means to differ from the examples, by their names, and why: `e` are CommonMark's of version 0.31, `g` our own. */
export const differences: readonly { why: string; examples: readonly string[] }[] = [
  {
    why: "letters of other scripts (polytonic Greek, Coptic, Malayalam, Kannada) need a package of fonts, which is told",
    examples: ["e3", "e26", "e27", "e651"],
  },
  { why: "below the document's title there are five levels of headings", examples: ["e62"] },
  {
    why: "headings never leave a level out on their way down, which accessible documents must not (heading-jump)",
    examples: ["e68", "e72", "e76", "e79", "e83", "e84", "e141"],
  },
  { why: "what an element of HTML holds is read as Markdown when it stands in a line", examples: ["e167"] },
  { why: "an element of HTML that nothing closes ends with its paragraph", examples: ["e494"] },
  {
    why: "programs and styles in a text do nothing and are not shown (html-cleaned)",
    examples: ["e170", "e172", "e173", "e176", "e178"],
  },
  { why: "code that says nothing is left out", examples: ["e334"] },
  {
    why: "a picture with a title, alone in its paragraph, is a figure with a caption",
    examples: ["e572", "e573", "e576", "e577", "e584", "e585", "e586", "e588", "e589", "e591"],
  },
  {
    why: "a picture that is missing and has no description is called by its file's name (image-missing)",
    examples: ["e475", "e581"],
  },
  { why: "bare addresses are links, as GitHub has them", examples: ["e602", "e606", "e608", "e611", "e612"] },
  { why: "cells beyond the head's are shown, under empty heads: nothing is lost", examples: ["g9", "g11"] },
  { why: "a single tilde means “about”, and strikes nothing out", examples: ["g52", "g63"] },
  { why: "an address in quotation marks is a link as well", examples: ["g104"] },
  {
    why: "of an address with a scheme that is no web page's, what is a mail address is the link",
    examples: ["g115", "g116"],
  },
  {
    why: "`www.` is a link at the end of a line as well, where the reference has it within one only",
    examples: ["g131"],
  },
  {
    why: "elements that GitHub shows as text are taken out, with or without what they hold (html-cleaned)",
    examples: ["g154", "g155", "g156", "g157", "g158", "g160"],
  },
  {
    why: "alerts, which GitHub shows and cmark-gfm does not know, are callouts",
    examples: ["g161", "g162", "g163", "g165"],
  },
];

/** Sentences with every letter of a language, which somebody could type into a copy. Figures and punctuation go with each. */
export const typedSentences: Readonly<Record<string, string>> = {
  bg: "Жълтата дюля беше щастлива, че пухът, който цъфна, замръзна като гьон; ѝ. ЖЪЛТАТА ДЮЛЯ БЕШЕ ЩАСТЛИВА, ЧЕ ПУХЪТ, КОЙТО ЦЪФНА, ЗАМРЪЗНА КАТО ГЬОН; Ѝ.",
  en: "The quick brown fox jumps over the lazy dog in a café. THE QUICK BROWN FOX JUMPS OVER THE LAZY DOG.",
  de: "Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich. ÄÖÜẞ XYLOPHON.",
  tr: "Pijamalı hasta yağız şoföre çabucak güvendi. PİJAMALI HASTA YAĞIZ ŞOFÖRE ÇABUCAK GÜVENDİ. Kâğıt, millî.",
  pl: "Zażółć gęślą jaźń. ZAŻÓŁĆ GĘŚLĄ JAŹŃ.",
  cs: "Příliš žluťoučký kůň úpěl ďábelské ódy. PŘÍLIŠ ŽLUŤOUČKÝ KŮŇ ÚPĚL ĎÁBELSKÉ ÓDY.",
  el: "Ξεσκεπάζω την ψυχοφθόρα βδελυγμία, Άλφα Έψιλον Ήτα Ίσως Όμως Ύψος Ώρα. ΰ ΐ ϊ ϋ.",
  mk: "Ѓорѓија ѕирка џиновски љубезни њушки ќе; Ѐ ѝ. ЃОРЃИЈА ЅИРКА ЏИНОВСКИ ЉУБЕЗНИ ЊУШКИ ЌЕ.",
  hu: "Árvíztűrő tükörfúrógép. ÁRVÍZTŰRŐ TÜKÖRFÚRÓGÉP, quiz, wyxz.",
  ro: "Muzicologă în bej vând whisky și tequila, preț fix. ÎNȚELEGĂTOARE ȘI ÂNĂ; mulţumesc ŞI ŢARA.",
  lv: "Glāžšķūņa rūķīši dzērumā čiepj Baha koncertflīģeļu vākus; ŗ ō. GLĀŽŠĶŪŅA RŪĶĪŠI ČIEPJ FLĪĢEĻU VĀKUS Ō Ē Ž.",
  mt: "Il-ħobż u ċ-ċurkett, ġurnata żgħira, xitwa qawwija; à è ì ò ù. ĦOBŻ ĊURKETT ĠURNATA À È Ì Ò Ù.",
  ar: "نص حكيم له سر قاطع وذو شأن عظيم مكتوب على ثوب أخضر ومغلف بجلد أزرق، إلى آخر ضخم ظث؟",
  he: "דג סקרן שט בים מאוכזב ולפתע מצא חברה ץ ף ך ן ם.",
};

/** What is typed in each language beside its letters. */
export const typedSigns = "0123456789 ABCXYZ abcxyz „“”‘’«»–—…•§€%&@+=*/()[]!?:;,.";

/** What `dipla doctor` says. */
export const doctor = {
  platform: "platform",
  cache: "cache",
  languages: "languages",
  browser: "browser",
  sources: {
    configured: "from the settings",
    bundled: "Dipla’s own",
    puppeteer: "downloaded by puppeteer",
    installed: "installed here",
  },
  executable: "executable",
  sandbox: "sandbox",
  sandboxOn: "on",
  sandboxOff: "off: the kernel or the user (root) does not allow it",
  hyphenation: "hyphenation",
  noHyphenation: "none: dictionaries can only be added to the bundled browser",
  seal: "seal",
  sealed: "“{holder}”, level {level}, in force until {until}",
  missing: "missing: {reason}",
} as const;

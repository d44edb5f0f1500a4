/**
 * Chromium for Linux x64 comes out of an npm package, so puppeteer's own download is
 * skipped there. On macOS, Windows and Linux arm64 puppeteer fetches its browser as usual.
 */
module.exports = { skipDownload: process.platform === "linux" && process.arch === "x64" };

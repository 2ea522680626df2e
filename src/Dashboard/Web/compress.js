// Lays beside each file of the built page what Brotli and gzip make of it; the server takes them from there.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const built = join(import.meta.dirname, "../wwwroot");
const texts = readdirSync(built, { recursive: true }).filter((name) => /\.(css|html|js|svg)$/.test(name));

for (const name of texts) {
  const file = join(built, name);
  const text = readFileSync(file);
  const hint = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: text.length };
  writeFileSync(`${file}.br`, brotliCompressSync(text, { params: hint }));
  writeFileSync(`${file}.gz`, gzipSync(text, { level: 9 }));
}

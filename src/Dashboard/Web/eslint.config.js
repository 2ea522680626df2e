import js from "@eslint/js";
import { createNodeResolver, importX } from "eslint-plugin-import-x";
import hooks from "eslint-plugin-react-hooks";
import { defineConfig } from "eslint/config";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript-eslint";

// Every room after those that it may import: no circle can be written here. A new room gets its line.
const rooms = {
  server: [],
  shared: ["server"],
  hub: ["server", "shared"],
  kit: [],
  keys: ["shared"],
  player: ["server", "shared", "hub", "keys"],
  timeline: ["server", "shared", "keys", "player"],
  now: ["server", "shared", "player"],
  moments: ["server", "shared", "hub", "kit", "player"],
  feed: ["server", "shared", "hub", "player"],
  library: ["server", "shared", "hub", "timeline"],
  case: ["server", "shared", "hub", "kit", "keys", "player", "timeline", "now", "moments", "feed"],
  app: ["shared", "hub", "moments", "library", "case"],
};

for (const room of readdirSync(join(import.meta.dirname, "src"))) {
  const known = Object.keys(rooms);
  if (!(room in rooms) || rooms[room].some((below) => known.indexOf(below) >= known.indexOf(room))) {
    throw new Error(`src/${room}: expected a line in eslint.config.js that names only rooms of the lines above it.`);
  }
}

const extensions = [".ts", ".tsx"];
const zones = Object.entries(rooms).map(([room, below]) => ({
  target: `./src/${room}`,
  from: "./src",
  except: [room, ...below].map((one) => `./${one}`),
  message: `${room}/ stands on ${below.join(", ") || "nothing"} alone: see rooms in eslint.config.js.`,
}));

export default defineConfig(
  { ignores: ["src/server/api.d.ts"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  ts.configs.stylisticTypeChecked,
  hooks.configs.flat["recommended-latest"],
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { "import-x": importX },
    settings: {
      "import-x/extensions": extensions,
      "import-x/parsers": { "@typescript-eslint/parser": extensions },
      "import-x/resolver-next": [createNodeResolver({ extensions })],
    },
    rules: {
      // An index that was checked, and an element that React has drawn, are there.
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "import-x/no-cycle": "error",
      "import-x/no-restricted-paths": ["error", { basePath: import.meta.dirname, zones }],
    },
  },
  { files: ["*.js"], extends: [ts.configs.disableTypeChecked] },
);

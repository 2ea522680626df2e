import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const server = process.env.SURGICAL_SERVER ?? "http://127.0.0.1:5080";

export default defineConfig({
  plugins: [react()],
  // Fonts and pictures stay files: the page's content security policy allows no data: URLs for them.
  build: { outDir: "../wwwroot", emptyOutDir: true, assetsInlineLimit: 0 },
  server: {
    // How phases look is said beside what they are.
    fs: { allow: [".", "../../Analyzer/Phases"] },
    proxy: { "/api": server, "/health": server, "/hub": { target: server, ws: true } },
  },
  test: { environment: "happy-dom", include: ["src/**/*.test.ts", "src/**/*.test.tsx"] },
});

import preact from "@preact/preset-vite";
import { defineConfig } from "vite";

export default defineConfig({
  root: import.meta.dirname,
  // Relative, so that the page works under whatever path it is served from.
  base: "./",
  plugins: [preact()],
  build: { assetsInlineLimit: 0, outDir: "../dist/kiosk-ui", emptyOutDir: true, target: "chrome110" },
});

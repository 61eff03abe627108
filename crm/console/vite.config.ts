import preact from "@preact/preset-vite";
import { defineConfig } from "vite";

export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  plugins: [preact()],
  build: { assetsInlineLimit: 0, outDir: "../../dist/crm/console", emptyOutDir: true },
});

import preact from "@preact/preset-vite";
import { defineConfig } from "vite";

/** The technician's page and, beside it, the bare page that draws for a robot's camera without anybody looking on. */
export default defineConfig({
  root: import.meta.dirname,
  // Relative, so that the page works under whatever path it is served from.
  base: "./",
  plugins: [preact()],
  build: {
    assetsInlineLimit: 0,
    // Three is 600 kB by itself, and comes over loopback.
    chunkSizeWarningLimit: 1200,
    emptyOutDir: true,
    outDir: "../../dist/sim-page",
    rolldownOptions: { input: ["index.html", "camera.html"].map((page) => `${import.meta.dirname}/${page}`) },
    target: "chrome110",
  },
});

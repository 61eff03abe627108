import { codeOnly, type Import, type SourceFile } from "./source-files.ts";

/** Sentences about what a file does that it must not. */
type Rule = (file: SourceFile) => readonly string[];

/** Every broken rule of every file, each as a sentence. Pure. */
export function brokenRules(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => rules.flatMap((rule) => rule(file)));
}

const rooms = [
  "robot/perception/",
  "robot/dialogue/",
  "robot/motion/",
  "robot/sync/",
  "robot/recording/",
  "robot/ros/",
];

/** Small interfaces in our words: all that a simulated device may know of a room. */
const ports = [
  "robot/perception/sight/camera.ts",
  "robot/perception/hearing/microphone.ts",
  "robot/dialogue/speaker.ts",
  "robot/dialogue/synthesiser.ts",
  "robot/dialogue/screen.ts",
  "robot/dialogue/screen-protocol.ts",
  "robot/motion/head.ts",
  "robot/motion/emergency-stop.ts",
  "robot/motion/battery.ts",
  "robot/sync/link.ts",
  // What the robot tells whoever watches: plain data.
  "robot/news.ts",
];

/** Packages of plain functions: no device, no socket, no native code, no clock. */
const purePackages = ["zod", "yaml", "chrono-node", "libphonenumber-js", "compromise"];

/** Parts of Node that reach outside the process. */
const reachingOut = ["node:child_process", "node:net", "node:http", "node:https", "node:dgram", "node:tls"];

const testPackages = ["vitest", "fast-check"];

const mayReadHostClock = [
  "robot/kernel/system-clock.ts",
  "kiosk-ui/",
  "crm/console/",
  "sim/page/",
  "bench/",
  "launch/bootstrap/",
];

const LONGEST_FILE_LINES = 400;

const rules: readonly Rule[] = [
  (file) => {
    if (!isUnder(file, "robot/kernel/")) return [];
    return projectImports(file)
      .filter((path) => !path.startsWith("robot/kernel/"))
      .map(
        (path) => `${file.path} belongs to the kernel, which every room shares; it must not import ${path}.`,
      );
  },
  (file) => {
    const own = rooms.find((room) => isUnder(file, room));
    if (!own) return [];
    return projectImports(file)
      .filter((path) => !path.startsWith(own) && !path.startsWith("robot/kernel/"))
      .filter((path) => !(isTest(file) && path.startsWith("test/")))
      .filter((path) => !(isRosAdapter(file.path) && path.startsWith("robot/ros/graph/")))
      .map(
        (path) =>
          `${file.path} is in the room ${own} and may import only that room and the kernel, not ${path}.`,
      );
  },
  (file) => {
    if (!/^robot\/[^/]+$/.test(file.path)) return [];
    return projectImports(file)
      .filter((path) => !path.startsWith("robot/") && !(isTest(file) && path.startsWith("test/")))
      .map((path) => `${file.path} joins the rooms and must run without ${path}.`);
  },
  (file) => {
    // What is trained and measured for the robot is trained and measured with the robot's own parts.
    const workshops = ["launch/hardware/", "bench/", "models/"];
    const allowed = isTest(file) || isAdapter(file.path) || workshops.some((folder) => isUnder(file, folder));
    if (allowed || isUnder(file, "test/")) return [];
    return projectImports(file)
      .filter(isAdapter)
      .map((path) => `${file.path} imports the adapter ${path}; only launch/hardware/ chooses adapters.`);
  },
  (file) => {
    // The lobby's page is built for browsers, which have nothing native to reach for.
    const careful = isUnder(file, "robot/") || (isUnder(file, "sim/") && !isUnder(file, "sim/page/"));
    if (!careful || isAdapter(file.path) || isTest(file)) return [];
    return packageImports(file)
      .filter((name) =>
        name.startsWith("node:") ? reachingOut.includes(name) : !purePackages.includes(name),
      )
      .filter((name) => !(file.path === "robot/kernel/worker-entry.mjs" && name === "tsx"))
      .map(
        (name) =>
          `${file.path} imports ${name}; what is native or reaches outside belongs in an adapters/ folder.`,
      );
  },
  (file) => {
    if (!isUnder(file, "robot/") || !isTest(file)) return [];
    const adapters = isAdapter(file.path);
    return packageImports(file)
      .filter(
        (name) => !name.startsWith("node:") && !purePackages.includes(name) && !testPackages.includes(name),
      )
      .filter(() => !adapters)
      .map((name) => `${file.path} tests a room with ${name}, which only the tests of adapters may do.`);
  },
  (file) => {
    if (!isUnder(file, "sim/")) return [];
    const allowed = (path: string) =>
      path.startsWith("sim/") || path.startsWith("robot/kernel/") || ports.includes(path) || isTest(file);
    return projectImports(file)
      .filter((path) => !allowed(path))
      .map(
        (path) => `${file.path} is a simulated device and may know only ports and the kernel, not ${path}.`,
      );
  },
  (file) => {
    // What runs in a browser may know what is plain data there: the protocol, the view, bodies and rooms.
    if (!isUnder(file, "sim/page/")) return [];
    const forBrowsers = [
      "sim/page/",
      "sim/stage/",
      "sim/bodies/",
      "sim/room/",
      "sim/view.ts",
      "sim/faults/mishap.ts",
      "robot/kernel/",
      "robot/dialogue/screen-protocol.ts",
      "robot/news.ts",
    ];
    return projectImports(file)
      .filter((path) => !forBrowsers.some((place) => path.startsWith(place)) || isAdapter(path))
      .map((path) => `${file.path} is part of the lobby's page, which knows plain data only, not ${path}.`);
  },
  (file) => {
    if (!isUnder(file, "kiosk-ui/")) return [];
    const protocol = ["screen", "face", "staff"].map((part) => `robot/dialogue/${part}-protocol.ts`);
    return projectImports(file)
      .filter((path) => !path.startsWith("kiosk-ui/") && !protocol.includes(path))
      .map(
        (path) =>
          `${file.path} is part of the kiosk page, which knows only the screen protocol, not ${path}.`,
      );
  },
  (file) => {
    if (!isUnder(file, "crm/")) return [];
    const allowed = (path: string) =>
      ["crm/", "robot/sync/protocol/", "robot/kernel/"].some((folder) => path.startsWith(folder)) ||
      isTest(file);
    return projectImports(file)
      .filter((path) => !allowed(path))
      .map(
        (path) =>
          `${file.path} is part of the hub, which knows only the CRM protocol and the kernel, not ${path}.`,
      );
  },
  (file) => {
    // Server and console meet in the contract: neither may look behind it, and it knows neither.
    const beyond = isUnder(file, "crm/console/")
      ? ["crm/server/"]
      : isUnder(file, "crm/server/")
        ? ["crm/console/"]
        : isUnder(file, "crm/contract/")
          ? ["crm/console/", "crm/server/"]
          : [];
    return projectImports(file)
      .filter((path) => beyond.some((folder) => path.startsWith(folder)) && !isTest(file))
      .map((path) => `${file.path} may know the other side of the hub by crm/contract/ only, not ${path}.`);
  },
  (file) => {
    if (mayReadHostClock.some((place) => isUnder(file, place)) || isTest(file) || isUnder(file, "test/"))
      return [];
    const code = codeOnly(file.text);
    const found = [
      ...new Set(code.match(/\b(?:Date\.now|performance\.now|setTimeout|setInterval)\b|new Date\(\s*\)/g)),
    ];
    const timers = packageImports(file).filter((name) => name.startsWith("node:timers"));
    return [...found, ...timers].map(
      (what) => `${file.path} uses ${what}; time comes from the Clock that it is given.`,
    );
  },
  (file) => {
    const forced = /\.config\.ts$/.test(file.path) || file.path === "launch/bootstrap/totals-reporter.mjs";
    if (forced || !/^export default\b/m.test(codeOnly(file.text))) return [];
    return [`${file.path} has a default export; exports have names here, so that they can be found.`];
  },
  (file) => {
    const lines = file.text.split("\n").length - 1;
    if (lines <= LONGEST_FILE_LINES) return [];
    return [
      `${file.path} has ${lines} lines; above ${LONGEST_FILE_LINES} there is a second noun in it to be taken out.`,
    ];
  },
];

function isUnder(file: SourceFile, place: string): boolean {
  return file.path.startsWith(place);
}

function isTest(file: SourceFile): boolean {
  return /\.(test|contract)\.tsx?$/.test(file.path);
}

function isAdapter(path: string): boolean {
  return /^(robot|sim)\/.*\/adapters\//.test(path);
}

/** What speaks ROS in another room's name; `robot/ros/graph/` is to it what a vendor's package is to other adapters. */
function isRosAdapter(path: string): boolean {
  return /^robot\/.*\/adapters\/ros-[^/]*\.ts$/.test(path);
}

function projectImports(file: SourceFile): string[] {
  return file.imports.flatMap((one: Import) => (one.from === "project" ? [one.path] : []));
}

function packageImports(file: SourceFile): string[] {
  return file.imports.flatMap((one: Import) => (one.from === "package" ? [one.name] : []));
}

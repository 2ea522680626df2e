// Runs the tests whose full name contains FILTER, whatever their runner, and prints one closing line.
// node tests/run.mjs [FILTER]      exit code 0 all passed, 1 some failed, 2 no test matched
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const filter = process.argv[2] ?? "";
const reports = mkdtempSync(join(tmpdir(), "surgical-tests-"));
const total = { passed: 0, failed: 0, skipped: 0 };
const times = [];
const slowestShown = 10;

for (const project of readdirSync(join(root, "tests")).filter((name) => name.endsWith(".Tests")).sort()) {
  add(xunit(project));
}

add(vitest(join(root, "src/Dashboard/Web")));
rmSync(reports, { recursive: true });

if (total.passed + total.failed + total.skipped === 0) {
  console.error(`no test's full name contains '${filter}'`);
  console.log("0 passed, 0 failed, 0 skipped");
  process.exit(2);
}

console.log("\nslowest:");
for (const { name, seconds } of times.sort((a, b) => b.seconds - a.seconds).slice(0, slowestShown)) {
  console.log(`${seconds.toFixed(1).padStart(7)} s  ${name}`);
}

console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 ? 1 : 0);

function add(counts) {
  for (const key of Object.keys(total)) {
    total[key] += counts[key];
  }
}

/** Keeps how long the tests took that were run; durations are milliseconds. */
function note(tests) {
  for (const { name, duration } of tests.filter(({ status }) => status === "passed" || status === "failed")) {
    times.push({ name, seconds: duration / 1000 });
  }
}

/** xunit.v3 test programs list themselves as JSON and take test ids. */
function xunit(project) {
  const program = join(root, "artifacts/bin", project, "release", `Surgical.${project}.dll`);
  const wanted = filter === "" ? [] : listed(program).filter((test) => test.DisplayName.includes(filter));
  const ids = wanted.map((test) => test.ID);
  if (filter !== "" && ids.length === 0) {
    return { passed: 0, failed: 0, skipped: 0 };
  }

  console.log(`\n${project}`);
  const report = join(reports, `${project}.json`);
  const chosen = ids.flatMap((id) => ["-id", id]);
  const options = ["-noLogo", "-noColor", "-preEnumerateTheories", ...chosen, "-ctrf", report];

  // By file, one a line: the ids of a whole project are longer than a command line may be.
  const file = join(reports, `${project}.options`);
  writeFileSync(file, options.join("\n"));
  run("dotnet", [program, "@@", file], root);
  if (!existsSync(report)) {
    console.error(`${project} ended without a report`);
    return { passed: 0, failed: 1, skipped: 0 };
  }

  const { summary, tests } = JSON.parse(readFileSync(report, "utf8")).results;
  note(tests);
  const { passed, failed, skipped, other } = summary;
  return { passed, failed: failed + (other ?? 0), skipped };
}

function listed(program) {
  const list = spawnSync("dotnet", [program, "-noColor", "-list", "full/json", "-preEnumerateTheories"], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (list.status !== 0) {
    throw new Error(`${program} cannot list its tests: ${list.stderr}`);
  }

  return JSON.parse(list.stdout);
}

/** vitest matches a regular expression and reports what it left out as skipped: those do not count under a filter. */
function vitest(web) {
  if (!existsSync(join(web, "package.json"))) {
    return { passed: 0, failed: 0, skipped: 0 };
  }

  console.log("\nWeb");
  const report = join(reports, "web.json");
  const pattern = filter.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const chosen = filter === "" ? [] : ["-t", pattern];
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  run("npx", ["vitest", "run", "--passWithNoTests", ...reporters, ...chosen], web);
  if (!existsSync(report)) {
    console.error("vitest ended without a report");
    return { passed: 0, failed: 1, skipped: 0 };
  }

  const read = JSON.parse(readFileSync(report, "utf8"));
  const tests = read.testResults.flatMap(({ assertionResults }) => assertionResults);
  note(tests.map(({ fullName, duration, status }) => ({ name: fullName, duration, status })));
  const { numPassedTests, numFailedTests, numFailedTestSuites, numPendingTests } = read;
  const failed = numFailedTests === 0 && numFailedTestSuites > 0 ? numFailedTestSuites : numFailedTests;
  return { passed: numPassedTests, failed, skipped: filter === "" ? numPendingTests : 0 };
}

function run(command, args, cwd) {
  spawnSync(command, args, { cwd, stdio: ["ignore", "inherit", "inherit"] });
}

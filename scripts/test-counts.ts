/** Prints how many tests ran, passed, failed and were skipped, from the reports of the last run: all in `dist/test-results*.json`. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

interface TestReport {
  readonly numTotalTests: number
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
}

const folder = join(import.meta.dirname, '../dist')
const reports = readdirSync(folder)
  .filter((name) => /^test-results.*\.json$/.test(name))
  .map((name): TestReport => JSON.parse(readFileSync(join(folder, name), 'utf8')))
const sum = (count: (report: TestReport) => number) =>
  reports.reduce((total, report) => total + count(report), 0)
console.log(
  `tests ${sum((each) => each.numTotalTests)}, passed ${sum((each) => each.numPassedTests)}, failed ${sum((each) => each.numFailedTests)}, skipped ${sum((each) => each.numPendingTests)}`,
)

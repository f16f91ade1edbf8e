/** Prints how many tests ran, passed, failed and were skipped, from the report of the last run. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const report = JSON.parse(readFileSync(join(import.meta.dirname, '../dist/test-results.json'), 'utf8'))
const { numTotalTests, numPassedTests, numFailedTests, numPendingTests } = report
console.log(
  `tests ${numTotalTests}, passed ${numPassedTests}, failed ${numFailedTests}, skipped ${numPendingTests}`,
)

/**
 * `npm run fuzz [requests] [seed]`: sends 10,000 requests made from the OpenAPI document; exits with 1 if one fails.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fuzz } from '../test/fuzz/fuzz.ts'
import { startFuzzedInstance } from '../test/fuzz/instance.ts'

const [requests = 10_000, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number)
const folder = mkdtempSync(join(tmpdir(), 'vigie-fuzz-'))
const files = join(folder, 'files')
mkdirSync(files)
const began = performance.now()
const vigie = await startFuzzedInstance(join(folder, 'data'))
const report = await fuzz(vigie, { requests, seed, folder: files })
await vigie.stop()
rmSync(folder, { recursive: true, force: true, maxRetries: 3 })

for (const finding of report.findings.slice(0, 50)) console.log(JSON.stringify(finding))
const seconds = ((performance.now() - began) / 1000).toFixed(1)
console.log(
  `${report.requests} requests with seed ${seed} in ${seconds} s: ${JSON.stringify(report.statuses)}`,
)
console.log(report.findings.length === 0 ? 'Nothing found.' : `${report.findings.length} findings.`)
process.exitCode = report.findings.length === 0 ? 0 : 1

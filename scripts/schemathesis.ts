/**
 * `npm run schemathesis [-- CASES [SEED]]`: Schemathesis with all its checks against a running instance without a network,
 * 5,000 cases by default. It needs Python 3.10 and a package registry; without them it says so and checks nothing.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readDocument } from '../test/fuzz/document.ts'
import { startFuzzedInstance } from '../test/fuzz/instance.ts'
import { installPython } from './tools/python-tools.ts'

const VERSION = '4.32.5'
/** They end the instance or its token, or answer a stream without an end. */
const LEFT_OUT = ['system.shutdown', 'system.events', 'tokens.revoke']

/** Ten seconds, the limit of Schemathesis, judge the machine and what runs beside: only an answer that hangs is a finding. */
const HANGS_SECONDS = 60

/**
 * 400 stays allowed for data that fits the schema: no schema knows which cursor, path, zone or cron expression exists. 412
 * and 422 are answers to conditions and keys. 502 to 504 are outside sources, which are unreachable here, and 507 the disk.
 */
const CONFIGURATION = `
[checks.positive_data_acceptance]
expected-statuses = ["2xx", "3xx", "400", "401", "403", "404", "409", "412", "422", "429", "502", "503", "504", "507"]
[checks.not_a_server_error]
expected-statuses = ["2xx", "3xx", "4xx", "502", "503", "504", "507"]
`

const [cases = 5000, seed = 1] = process.argv.slice(2).map(Number)
const folder = mkdtempSync(join(tmpdir(), 'vigie-schemathesis-'))
try {
  const tool = installPython(join(folder, 'python'), [`schemathesis==${VERSION}`])
  if ('missing' in tool) console.log(`SKIPPED: Schemathesis was not run: ${tool.missing}`)
  else process.exitCode = await run(tool.bin)
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}

async function run(bin: string): Promise<number> {
  const vigie = await startFuzzedInstance(join(folder, 'data'))
  const { operations } = await readDocument()
  const each = Math.ceil(cases / (operations.length - LEFT_OUT.length))
  writeFileSync(join(folder, 'schemathesis.toml'), CONFIGURATION)
  const words = [
    ...['run', `${await vigie.url()}/api/v1/openapi.json`, '--checks', 'all'],
    ...['--max-examples', String(each), '--seed', String(seed)],
    ...['--request-timeout', String(HANGS_SECONDS), '--max-response-time', String(HANGS_SECONDS)],
    ...['--header', `Authorization: Bearer ${vigie.application().token()}`],
    ...['--continue-on-failure', '--suppress-health-check', 'all', '--no-color'],
    ...LEFT_OUT.flatMap((id) => ['--exclude-operation-id', id]),
  ]
  const child = spawn(join(bin, 'st'), words, { cwd: folder, stdio: 'inherit' })
  // A request may set a rate limit.
  const unlimiting = setInterval(vigie.unlimit, 1000)
  const [code] = await once(child, 'exit')
  clearInterval(unlimiting)
  await vigie.stop()
  return typeof code === 'number' ? code : 1
}

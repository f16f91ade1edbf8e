/**
 * `npm run clients`: clients generated from the OpenAPI document by three generators make a round trip with a running
 * instance: an asset is added, listed, changed and removed; in Python, whose models check what they read, jobs are read too.
 * What a machine lacks is said and left out.
 */
import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { readDocument } from '../test/fuzz/document.ts'
import { startFuzzedInstance } from '../test/fuzz/instance.ts'
import { installPython } from './tools/python-tools.ts'

const PACKAGES = ['openapi-typescript@7.13.0', 'openapi-fetch@0.17.0', 'orval@8.38.0']
/** Java on a busy machine. */
const GENERATED_WITHIN_MS = 900_000
const GENERATOR = 'openapi-generator-cli==7.26.0'

const folder = mkdtempSync(join(tmpdir(), 'vigie-clients-'))
const vigie = await startFuzzedInstance(join(folder, 'data'))
const environment = {
  ...process.env,
  VIGIE_URL: `${await vigie.url()}/api/v1`,
  VIGIE_TOKEN: vigie.application().token(),
}
const { plain } = await readDocument()
writeFileSync(join(folder, 'openapi.json'), JSON.stringify(plain))
let failed = false
try {
  const npm = installNpm()
  report('openapi-typescript', npm ?? (await openapiTypescript()))
  report('orval', npm ?? (await orval()))
  report('openapi-generator', await openapiGenerator())
} finally {
  await vigie.stop()
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}
process.exitCode = failed ? 1 : 0

/** What happened: null for a whole round trip. */
type ClientOutcome = { readonly skipped: string } | { readonly failed: string } | null

function report(name: string, outcome: ClientOutcome): void {
  if (outcome === null) console.log(`${name}: round trip ok`)
  else if ('skipped' in outcome) console.log(`SKIPPED: ${name}: ${outcome.skipped}`)
  else {
    failed = true
    console.log(`FAILED: ${name}: ${outcome.failed}`)
  }
}

function installNpm(): ClientOutcome {
  writeFileSync(join(folder, 'package.json'), '{"type":"module","private":true}')
  const { status, stderr } = spawnSync('npm', ['install', '--silent', '--no-audit', ...PACKAGES], options())
  return status === 0 ? null : { skipped: `npm cannot install it: ${String(stderr).trim().slice(-300)}` }
}

function openapiTypescript(): Promise<ClientOutcome> {
  return attempt(async () => {
    await run(process.execPath, [
      'node_modules/openapi-typescript/bin/cli.js',
      'openapi.json',
      '-o',
      'types.ts',
      '--default-non-nullable=false',
    ])
    writeFileSync(
      join(folder, 'typed.ts'),
      `import createClient from 'openapi-fetch'
import type { paths } from './types.ts'
const client = createClient<paths>({ baseUrl: process.env.VIGIE_URL, headers: { authorization: 'Bearer ' + process.env.VIGIE_TOKEN } })
const added = await client.POST('/assets', { body: { name: 'Typed' } })
if (added.data === undefined) throw new Error(added.error.detail)
const path = { id: added.data.id }
const listed = await client.GET('/assets', { params: { query: { search: 'Typed' } } })
if (listed.data?.items.length !== 1) throw new Error('not listed')
const changed = await client.PATCH('/assets/{id}', { params: { path }, body: { location: 'Hall' } })
if (changed.data?.location !== 'Hall') throw new Error('not changed')
const removed = await client.DELETE('/assets/{id}', { params: { path } })
if (removed.data?.removed !== true) throw new Error('not removed')
`,
    )
    await compile('typed.ts')
    await run(process.execPath, ['typed.ts'])
  })
}

function orval(): Promise<ClientOutcome> {
  return attempt(async () => {
    writeFileSync(
      join(folder, 'orval.config.mjs'),
      `export default { vigie: { input: './openapi.json', output: { target: './orval/client.ts', client: 'fetch', baseUrl: '${environment.VIGIE_URL}' } } }`,
    )
    await run(process.execPath, ['node_modules/orval/dist/bin/orval.mjs', '--config', 'orval.config.mjs'])
    writeFileSync(
      join(folder, 'orval.ts'),
      `import { assetsAdd, assetsEdit, assetsList, assetsRemove } from './orval/client.ts'
const headers = { authorization: 'Bearer ' + process.env.VIGIE_TOKEN }
const added = await assetsAdd({ name: 'Orval' }, { headers })
if (added.status !== 201) throw new Error(JSON.stringify(added))
const listed = await assetsList({ search: 'Orval' }, { headers })
if (listed.status !== 200 || listed.data.items.length !== 1) throw new Error('not listed')
const changed = await assetsEdit(added.data.id, { location: 'Hall' }, { headers })
if (changed.status !== 200 || changed.data.location !== 'Hall') throw new Error('not changed')
const removed = await assetsRemove(added.data.id, { headers })
if (removed.status !== 200) throw new Error('not removed')
`,
    )
    await compile('orval.ts')
    await run(process.execPath, ['orval.ts'])
  })
}

async function openapiGenerator(): Promise<ClientOutcome> {
  if (spawnSync('java', ['-version']).status !== 0) return { skipped: 'there is no Java' }
  const python = join(folder, 'python')
  const tool = installPython(python, [
    GENERATOR,
    'urllib3',
    'python-dateutil',
    'pydantic',
    'typing-extensions',
  ])
  if ('missing' in tool) return { skipped: tool.missing }
  return attempt(async () => {
    const generate = ['generate', '-g', 'python', '-i', 'openapi.json', '-o', 'generated']
    await run(join(tool.bin, 'openapi-generator-cli'), generate)
    writeFileSync(
      join(folder, 'generated', 'round_trip.py'),
      `import os
import openapi_client
from openapi_client import AssetsApi, ApiClient, Configuration, JobsApi
configuration = Configuration(host=os.environ['VIGIE_URL'], access_token=os.environ['VIGIE_TOKEN'])
with ApiClient(configuration) as client:
    api = AssetsApi(client)
    added = api.assets_add({'name': 'Python'})
    assert len(api.assets_list(search='Python').items) == 1
    assert api.assets_edit(added.id, assets_edit_body={'location': 'Hall'}).location == 'Hall'
    assert api.assets_remove(added.id).removed is True
    jobs = JobsApi(client)
    assert 'fear-greed' in [job.id for job in jobs.jobs_list().jobs]
    assert jobs.jobs_get('fear-greed').definition is not None
`,
    )
    await run(join(tool.bin, 'python'), ['round_trip.py'], join(folder, 'generated'))
  })
}

/** The types fit: a generated client that compiles with errors is of no use. */
function compile(file: string): Promise<void> {
  const typescript = join(import.meta.dirname, '../node_modules/typescript/bin/tsc')
  const types = join(import.meta.dirname, '../node_modules/@types')
  const flags = [
    '--noEmit',
    '--strict',
    '--skipLibCheck',
    '--module',
    'nodenext',
    '--target',
    'es2024',
    '--allowImportingTsExtensions',
  ]
  return run(process.execPath, [typescript, ...flags, '--types', 'node', '--typeRoots', types, file])
}

/** In the background: the instance that it calls answers from this process. */
async function run(program: string, words: readonly string[], cwd = folder): Promise<void> {
  await promisify(execFile)(program, [...words], { ...options(), cwd, timeout: GENERATED_WITHIN_MS })
}

function options() {
  return { cwd: folder, env: environment, encoding: 'utf8' } as const
}

async function attempt(work: () => Promise<void>): Promise<ClientOutcome> {
  try {
    await work()
    return null
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { readonly stdout?: string; readonly stderr?: string }
    return { failed: `${stdout}${stderr}`.trim().slice(-1500) || String(error) }
  }
}

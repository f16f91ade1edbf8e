/** `vigie mcp`, driven by the official client of the protocol. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { neededRight } from '../../../main/adapters/http/rights.ts'
import { CHANGING, READING } from '../../../main/adapters/mcp/tools.ts'
import { API_ROUTES } from '../../../main/adapters/router/routes.ts'
import { type RunningInstance, startInstance } from '../../helpers/instance.ts'
import { addJob } from '../../helpers/own-jobs.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const program = join(import.meta.dirname, '../../../main/cli.ts')

let instance: RunningInstance
beforeAll(async () => {
  instance = await startInstance()
  const client = instance.application.client('en')
  await client.assets.add({ name: 'Lift' })
  await client.maintenances.add({ asset_id: 1, title: 'Oil', planned_on: '2026-01-10' })
  await addJob(instance, 'shop', {
    kind: 'http',
    settings: { url: 'http://me:hunter22@127.0.0.1:9/', headers: { Authorization: 'sk-secret-1' } },
  })
})
afterAll(() => instance.stop())

/** A client as an assistant has one; what the server prints beside the protocol is an error of the transport. */
async function assistant(folder: string, ...words: string[]) {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [program, 'mcp', '--data', folder, ...words],
    stderr: 'ignore',
  })
  const client = new Client({ name: 'test', version: '1' })
  const errors: Error[] = []
  client.onerror = (error) => errors.push(error)
  await client.connect(transport)
  onTestFinished(() => client.close())
  const call = async (name: string, input: Record<string, unknown> = {}) => {
    const { content, isError } = await client.callTool({ name, arguments: input })
    const [{ text }] = content as [{ text: string }]
    return { text, isError: isError === true }
  }
  return { client, call, errors }
}

test('without --allow-changes every tool only reads, and a change is no tool', async () => {
  const { client, call, errors } = await assistant(instance.folder)
  const { tools } = await client.listTools()
  expect(tools.map(({ name }) => name)).toContain('index_latest')
  expect(tools.every(({ annotations }) => annotations?.readOnlyHint === true)).toBe(true)
  expect(tools.every(({ description }) => (description ?? '').length > 3)).toBe(true)
  await expect(call('jobs_trigger', { id: 'shop' })).rejects.toThrow(/--allow-changes/)
  await expect(call('jobs_fly', { id: 'shop' })).rejects.toThrow('There is no tool jobs_fly.')
  expect(errors).toEqual([])
})

test('tools answer what the contract answers, without secrets', async () => {
  const { call } = await assistant(instance.folder)
  const jobs = await call('jobs_list')
  expect(jobs.isError).toBe(false)
  expect(JSON.parse(jobs.text).jobs.map(({ id }: { id: string }) => id)).toContain('shop')
  expect(jobs.text).not.toMatch(/hunter22|sk-secret-1/)
  expect(JSON.parse((await call('maintenances_due', { days: 7 })).text).items[0]).toMatchObject({
    maintenance: { title: 'Oil' },
  })
})

test('a refusal is an answer with its sentence', async () => {
  const { call } = await assistant(instance.folder)
  const unknown = await call('jobs_get', { id: 'nobody' })
  expect(unknown).toMatchObject({ isError: true, text: expect.stringContaining('nobody') })
  const incomplete = await call('jobs_get')
  expect(incomplete).toMatchObject({ isError: true, text: expect.stringMatching(/"id".*missing/) })
  const invalid = await call('runs_list', { limit: 'many' })
  expect(invalid).toMatchObject({ isError: true, text: expect.stringContaining('limit') })
})

test('resources are the latest score, what is late, and what fails', async () => {
  const { client } = await assistant(instance.folder)
  const { resources } = await client.listResources()
  expect(resources.map(({ uri }) => uri)).toEqual([
    'vigie://index/latest',
    'vigie://maintenances/late',
    'vigie://jobs/failing',
  ])
  const read = async (uri: string) => {
    const { contents } = await client.readResource({ uri })
    return JSON.parse((contents[0] as { text: string }).text)
  }
  expect((await read('vigie://maintenances/late')).items).toMatchObject([
    { maintenance: { title: 'Oil' }, is_late: true },
  ])
  expect((await read('vigie://jobs/failing')).jobs).toEqual([])
})

test('with --allow-changes an assistant can pause a job, but give it no other settings', async () => {
  const { client, call } = await assistant(instance.folder, '--allow-changes')
  const { tools } = await client.listTools()
  const trigger = tools.find(({ name }) => name === 'jobs_trigger')
  expect(Object.keys(trigger?.inputSchema.properties ?? {})).toEqual(['id'])
  expect(tools.map(({ name }) => name)).not.toContain('jobs_create')
  await call('jobs_pause', { id: 'shop' })
  const job = await instance.application.client('en').jobs.get({ id: 'shop' })
  expect(job.pause).not.toBeNull()
  await call('jobs_resume', { id: 'shop' })
})

test('a field that a tool does not have is refused, not left out', async () => {
  const { call } = await assistant(instance.folder, '--allow-changes')
  for (const [tool, field] of [
    ['jobs_trigger', 'changes'],
    ['jobs_pause', 'lenght'],
    ['system_health', 'verbose'],
  ] as const)
    expect(await call(tool, { ...(tool !== 'system_health' && { id: 'shop' }), [field]: {} })).toMatchObject({
      isError: true,
      text: expect.stringContaining(`"${field}"`),
    })
  const { items } = await instance.application.client('en').runs.list({ job_id: 'shop' })
  expect(items).toEqual([])
})

test.each([true, [1], '1', '0x1', null])('%j is no number', async (id) => {
  const { call } = await assistant(instance.folder)
  expect(await call('assets_get', { id })).toMatchObject({
    isError: true,
    text: expect.stringContaining('"id"'),
  })
})

test('without a running instance a tool says so, and the server goes on', async () => {
  const { call } = await assistant(tempFolder())
  const asked = await call('jobs_list')
  expect(asked).toMatchObject({ isError: true, text: expect.stringMatching(/not running|vigie start/i) })
  expect(await call('jobs_list')).toMatchObject({ isError: true })
})

test('it ends when the assistant closes its end', () => {
  const ended = spawnSync(process.execPath, [program, 'mcp', '--data', tempFolder()], {
    input: '',
    timeout: 20_000,
  })
  expect(ended).toMatchObject({ status: 0, signal: null })
  expect(ended.stdout.toString()).toBe('')
})

const ask = (id: number, method: string, params: object) => ({ jsonrpc: '2.0', id, method, params })
const BEGIN = ask(1, 'initialize', {
  protocolVersion: '2025-06-18',
  capabilities: {},
  clientInfo: { name: 'test', version: '1' },
})
const BEGUN = { jsonrpc: '2.0', method: 'notifications/initialized' }

/** What the server writes if it is told all this at once, and how it ends. */
function told(lines: readonly (object | string)[]) {
  const words = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)))
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [program, 'mcp', '--data', instance.folder, '--language', 'fr'],
    { input: `${words.join('\n')}\n`, encoding: 'utf8', timeout: 30_000 },
  )
  const answers = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  return {
    answers,
    errorOf: (id: number) => answers.find((answer) => answer.id === id).error,
    stderr,
    status,
  }
}

test('a line that is no request is told so, and what was asked before the end is answered', () => {
  const { answers, errorOf } = told([
    'no json',
    BEGIN,
    BEGUN,
    { a: 1 },
    ask(2, 'tools/call', { name: 'system_health', arguments: {} }),
    ask(3, 'jobs/fly', {}),
  ])
  const codes = answers.map(({ id, error }) => [id, error?.code ?? null])
  expect(codes.slice(0, 2)).toEqual([
    [null, -32700],
    [null, -32600],
  ])
  expect(codes).toContainEqual([2, null])
  expect(errorOf(3).message).toBe('Il n’y a pas de méthode jobs/fly.')
})

test('parameters that cannot be understood are refused in one sentence that names the field', () => {
  const { errorOf } = told([
    ask(1, 'initialize', {}),
    ask(2, 'tools/call', { name: 'system_health', arguments: [] }),
    ask(3, 'tools/call', { arguments: {} }),
    ask(4, 'resources/read', {}),
    ask(5, 'tools/list', { cursor: 1 }),
  ])
  const fields = ['params.protocolVersion', 'params.arguments', 'params.name', 'params.uri', 'params.cursor']
  for (const [at, field] of fields.entries()) {
    expect(errorOf(at + 1)).toEqual({
      code: -32602,
      message: expect.stringMatching(
        `^Valeur non valide pour « ${field} » : (?!.*(?:expected|received|is missing|must be)).*[.]$`,
      ),
    })
  }
})

test('a line that is too long ends the conversation in order', () => {
  const { answers, stderr, status } = told([BEGIN, 'x'.repeat(11_000_000)])
  expect(answers.at(-1)).toMatchObject({
    id: null,
    error: { message: expect.stringContaining('dépasse 10 Mo') },
  })
  expect([stderr, status]).toEqual(['', 0])
})

describe('the tools', () => {
  test.each([...READING])('%s only reads', (name) => {
    const route = API_ROUTES.find((each) => each.name === name)
    expect(route && neededRight(route, null)).toBe('read')
  })

  test.each([...CHANGING])('%s needs no right to administer', (name) => {
    const route = API_ROUTES.find((each) => each.name === name)
    expect(route && neededRight(route, null)).toBe('operate')
  })
})

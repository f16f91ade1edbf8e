/** Sends every request of the five documents to a running "vigie serve". Only address and token are ours. */
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { tempFolder } from '../helpers/temp-folder.ts'
import { startAnalysis } from '../servers/analysis.ts'
import { REQUESTS } from './lines.ts'
import { type Ask, ask, curlInstalled, type ProgramAnswer, program, suiteFolder, wordsOf } from './program.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const folder = suiteFolder()
let serving: ChildProcess
let url = ''
let token = ''
beforeAll(async () => {
  const vigie = program(folder)
  serving = vigie.begin(['serve', '--port', '0', '--json'])
  const [line] = await once(serving.stdout ?? serving, 'data')
  url = JSON.parse(String(line)).url.replace(/\/$/, '')
  token = (await vigie.run(['token'])).out.trim()
  await idle()
})
afterAll(async () => {
  serving.kill('SIGTERM')
  await once(serving, 'exit')
})

const get = (path: string) => send(`curl http://localhost:8000${path}`)

/** Waits until the index job has its first score and is idle. */
const idle = () =>
  vi.waitFor(
    async () => {
      const { body } = await get('/api/v1/jobs/fear-greed')
      expect(body).toMatchObject({ running: null, last_run: { outcome: expect.any(String) } })
    },
    { timeout: 60_000, interval: 200 },
  )

/** Parses a line of a document as a request: curl's arguments, or a method with headers and body. */
function requestOf(line: string): Ask {
  const [plain = ''] = line.replace(/^time /, '').split(' | ')
  const words = wordsOf(plain)
  const after = (flag: string) => words.flatMap((word, at) => (word === flag ? [words[at + 1] ?? ''] : []))
  const address = new URL(words.find((word) => word.startsWith('http://localhost:')) ?? '')
  const [, type] = /(Content-Type: \S+)/.exec(plain) ?? []
  const [body = null] = /\{.*\}/.exec(plain) ?? []
  return {
    method: plain.startsWith('curl') ? (after('-X')[0] ?? 'GET') : (words[0] ?? ''),
    url: url + address.pathname + address.search,
    headers: [`Authorization: Bearer ${token}`, ...(type === undefined ? [] : [type])],
    body,
  }
}

const send = (line: string): Promise<ProgramAnswer> => ask(requestOf(line))

const JOB = { id: 'fear-greed', trigger: expect.any(String), next_run_time: expect.anything() }
const STATUS = {
  running: true,
  jobs_count: expect.any(Number),
  jobs: expect.arrayContaining([
    {
      id: 'fear-greed',
      name: expect.any(String),
      next_run_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/),
      trigger: expect.stringMatching(/^interval\[0:(10|05):00\]$/),
    },
  ]),
}

/** Returns what the documents show of each answer. */
function shownFor(line: string): unknown {
  if (line.includes('/scheduler/status')) return STATUS
  if (line.includes('/index/latest'))
    return { as_of: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*[+-]\d\d:\d\d$/) }
  if (line.includes('/scheduler/trigger')) return { message: expect.any(String), run_id: expect.any(String) }
  if (line.includes('/scheduler/pause')) return { job: { ...JOB, next_run_time: null, state: 'paused' } }
  if (line.includes('/scheduler/resume'))
    return { job: { ...JOB, state: expect.not.stringContaining('paused') } }
  if (line.includes('/scheduler/configure')) return { job: { trigger: 'interval[0:05:00]' } }
  if (line.includes('/alerts/generate'))
    return {
      message: expect.any(String),
      alerts_created: expect.any(Number),
      alerts_updated: expect.any(Number),
    }
  return { items: expect.any(Array) }
}

const lines = Object.entries(REQUESTS).flatMap(([name, all]) => all.map((line) => [name, line] as const))

describe(`the requests, sent by ${curlInstalled ? 'curl' : 'fetch, because curl is not installed'}`, () => {
  it.each(lines)('%s: %s', async (_name, line) => {
    if (line.includes('/trigger/')) await idle()
    const { status, body } = await send(line)
    expect(status, JSON.stringify(body)).toBe(200)
    if (line.endsWith('/api/alerts')) expect(body).toBeInstanceOf(Array)
    else expect(body).toMatchObject(shownFor(line) as object)
    if (line.includes('/trigger/')) await idle()
  })
})

describe('what the fourth document promises', () => {
  it('a maintenance planned within seven days becomes an alert, and nothing else does at a read', async () => {
    const post = (path: string, body: object) =>
      ask({ ...requestOf(`curl -X POST http://localhost:5000${path}`), ...json(body) })
    const json = (body: object) => ({
      headers: [`Authorization: Bearer ${token}`, 'Content-Type: application/json'],
      body: JSON.stringify(body),
    })
    const asset = await post('/api/assets', { name: 'Lift' })
    const planned_on = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)
    const { id } = asset.body as { id: number }
    await post('/api/maintenances', { asset_id: id, title: 'Ropes', planned_on })
    expect((await get('/api/alerts')).body).toEqual([])
    expect((await post('/api/alerts/generate', {})).body).toMatchObject({ alerts_created: 1 })
    const alert = { type: 'MAINTENANCE_URGENT', priority: 'HIGH' }
    expect((await get('/api/alerts')).body).toMatchObject([alert])
    expect((await get('/api/alerts?limit=1')).body).toHaveLength(1)
    expect((await get('/api/v1/alerts')).body).toMatchObject({ items: [alert] })
  })
})

describe('the third document', () => {
  const settings = (service: string) => ({
    DIEGO_URL: service,
    CRON_PATTERN: '*/30 * * * * *',
    ENABLE_SCHEDULER: 'true',
    RETRY_ATTEMPTS: '2',
    RETRY_DELAY_MS: '1500',
    RUN_ON_START: 'true',
  })

  it('its variables rule, and its request leaves as it did', async () => {
    const service = await startAnalysis()
    const vigie = program(tempFolder(), settings(service.url))
    const running = vigie.begin(['serve', '--port', '0', '--json'])
    await once(running.stdout ?? running, 'data')
    await vi.waitFor(() => expect(service.calls.length).toBeGreaterThan(0), { timeout: 60_000 })
    const job = JSON.parse((await vigie.run(['jobs', 'analysis', '--json'])).out)
    running.kill('SIGTERM')
    await once(running, 'exit')
    expect(job.definition).toMatchObject({
      enabled: true,
      run_on_start: true,
      schedule: { form: 'cron', cron: '*/30 * * * * *' },
      retry: { attempts: 2, base_seconds: 1.5 },
      settings: { url: service.url },
    })
    const [call] = service.calls
    expect(call).toMatchObject({ method: 'POST', headers: { 'content-type': 'application/json' } })
    expect(JSON.parse(call?.body ?? '')).toEqual({
      symbol: 'BTC/USDT',
      timeframe: '1m',
      triggerExecution: true,
    })
  })

  it('shows that it waits while the service is not ready', async () => {
    const service = await startAnalysis()
    service.healthy = (response) => void response.writeHead(503).end()
    const vigie = program(tempFolder(), settings(service.url))
    const running = vigie.begin(['serve', '--port', '0', '--json'])
    await once(running.stdout ?? running, 'data')
    await vi.waitFor(() => expect(service.healthAsked).toBeGreaterThan(0), { timeout: 60_000 })
    const { out } = await vigie.run(['analysis', 'status', 'analysis', '--json'])
    running.kill('SIGTERM')
    await once(running, 'exit')
    expect(JSON.parse(out)).toMatchObject({ state: 'waiting', last_call: null })
    expect(service.calls).toEqual([])
  })
})

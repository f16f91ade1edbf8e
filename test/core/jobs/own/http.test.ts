/** Jobs that send a request, in a whole instance against real servers on the loopback. */
import { readdirSync, readFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { addJob, keptFigures, ownInstance, ran } from '../../../helpers/own-jobs.ts'
import { httpServer, secureServer } from '../../../servers/loopback.ts'

const running = ownInstance()

const BODY = JSON.stringify({ status: 'ok', rates: { USD: 1.0842 }, items: [{ id: 7, left: '3' }] })

/** A service with one answer, that remembers what it was asked. */
async function service(body = BODY, status = 200, headers: Record<string, string> = {}) {
  const asked: { request: IncomingMessage; body: string }[] = []
  const url = await httpServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    asked.push({ request, body: Buffer.concat(chunks).toString() })
    response.writeHead(status, headers).end(body)
  })
  return { url, asked }
}

let made = 0
function nextId(): string {
  made += 1
  return `made-${made}`
}

function logOf({ folder }: { readonly folder: string }): string {
  const logs = join(folder, 'logs')
  return readdirSync(logs)
    .map((name) => readFileSync(join(logs, name), 'utf8'))
    .join('')
}

const figure = (name: string, from: string, at = '', more: object = {}) => ({ name, from, at, ...more })

test('a request is sent with its method, headers and body, and an answer with an expected status succeeds', async () => {
  const { url, asked } = await service()
  const instance = running()
  const settings = { url: `${url}/hook?x=1`, method: 'PUT', headers: { 'X-Api-Key': 'k' }, body: '{"a":1}' }
  await addJob(instance, 'shop-0', { kind: 'http', settings })
  const run = await ran(instance, 'shop-0')
  expect(run).toMatchObject({
    outcome: 'succeeded',
    faults: [],
    summary: { status: 200, bytes: BODY.length },
  })
  expect(asked).toHaveLength(1)
  expect(asked[0]?.request).toMatchObject({ method: 'PUT', url: '/hook?x=1' })
  expect(asked[0]?.request.headers).toMatchObject({
    'x-api-key': 'k',
    'content-type': 'application/json',
    'idempotency-key': run.id,
  })
  expect(asked[0]?.body).toBe('{"a":1}')
})

test.each([
  ['200-299', 204, 'succeeded'],
  ['200', 204, 'failed'],
  ['301, 404', 404, 'succeeded'],
  ['200-299', 500, 'failed'],
])('with the status %s expected, %i means %s', async (expected_status, status, outcome) => {
  const { url } = await service('', status)
  const instance = running()
  const id = nextId()
  await addJob(instance, id, { kind: 'http', settings: { url, expected_status } })
  const run = await ran(instance, id)
  expect(run.outcome).toBe(outcome)
  if (outcome === 'failed') expect(run.faults[0]).toMatchObject({ code: 'http_status_unexpected' })
})

test.each([
  [{ from: 'json', at: '$.status', operator: 'equals', value: 'ok' }, true],
  [{ from: 'json', at: '$.items[?@.id == 7].left', operator: 'below', value: 5 }, true],
  [{ from: 'json', at: '$.rates.USD', operator: 'above', value: 2 }, false],
  [{ from: 'json', at: '$.none', operator: 'absent' }, true],
  [{ from: 'json', at: '$.none', operator: 'exists' }, false],
  [{ from: 'text', operator: 'contains', value: '"ok"' }, true],
  [{ from: 'text', operator: 'lacks', value: '"ok"' }, false],
  [{ from: 'text', at: '"USD":([\\d.]+)', operator: 'equals', value: 1.0842 }, true],
  [{ from: 'header', at: 'Content-Type', operator: 'contains', value: 'json' }, true],
])('the check %j holds: %s', async (check, holds) => {
  const { url } = await service(BODY, 200, { 'content-type': 'application/json' })
  const instance = running()
  const id = nextId()
  await addJob(instance, id, { kind: 'http', settings: { url, checks: [check] } })
  const run = await ran(instance, id)
  expect(run.outcome).toBe(holds ? 'succeeded' : 'failed')
  const code = check.operator === 'exists' ? 'check_value_missing' : 'check_failed'
  if (!holds) expect(run.faults[0]).toMatchObject({ code })
})

test('an answer that is not JSON fails a check of a path, and says what it has', async () => {
  const { url } = await service('<html>Sign in</html>')
  const instance = running()
  const checks = [{ from: 'json', at: '$.status', operator: 'equals', value: 'ok' }]
  await addJob(instance, 'shop-3', { kind: 'http', settings: { url, checks } })
  expect((await ran(instance, 'shop-3')).faults[0]?.message).toContain(
    '"json $.status equals ok": it has nothing at that place.',
  )
})

test('figures are kept from a path, text, a header, the status, the time and the length', async () => {
  const { url } = await service(BODY, 200, { 'x-left': '41' })
  const instance = running()
  const figures = [
    figure('rate', 'json', '$.rates.USD'),
    figure('left', 'text', '"left":"(\\d+)"'),
    figure('quota', 'header', 'X-Left'),
    figure('status', 'status'),
    figure('time', 'response_time'),
    figure('size', 'length'),
    figure('word', 'json', '$.status'),
  ]
  await addJob(instance, 'shop-4', { kind: 'http', settings: { url, figures } })
  expect(await ran(instance, 'shop-4')).toMatchObject({ outcome: 'succeeded' })
  const { figures: kept } = await instance.application.client('en').figures.list({ job_id: 'shop-4' })
  const values = Object.fromEntries(kept.map(({ name, value }) => [name, value]))
  expect(values).toMatchObject({
    rate: 1.0842,
    left: 3,
    quota: 41,
    status: 200,
    size: BODY.length,
    word: 'ok',
  })
  expect(values.time).toBeGreaterThanOrEqual(0)
})

test('a figure without a value makes the run partial, names it, and is kept as missing', async () => {
  const { url } = await service()
  const instance = running()
  await addJob(instance, 'shop-5', {
    kind: 'http',
    settings: { url, figures: [figure('gone', 'json', '$.gone')] },
  })
  const run = await ran(instance, 'shop-5')
  expect(run.outcome).toBe('partial')
  expect(run.faults[0]?.message).toContain('"gone"')
  const { figures } = await instance.application.client('en').figures.list({ job_id: 'shop-5' })
  expect(figures).toMatchObject([{ name: 'gone', value: null, at: expect.any(String) }])
})

test('scripts and spaces of a page do not change its fingerprint, its text does', async () => {
  let text = '<p>Price: <b>5</b></p>'
  let visit = 0
  const url = await httpServer((_, response) => {
    visit += 1
    response.end(
      `<html><head><script>nonce=${visit}</script></head><body>${' '.repeat(visit)}${text}</body></html>`,
    )
  })
  const instance = running()
  await addJob(instance, 'page-6', { kind: 'http', settings: { url, figures: [figure('page', 'page')] } })
  const value = async () => {
    await ran(instance, 'page-6')
    return (await instance.application.client('en').figures.list({ job_id: 'page-6' })).figures[0]?.value
  }
  const first = await value()
  expect(first).toMatch(/^[0-9a-f]{12}$/)
  expect(await value()).toBe(first)
  text = '<p>Price: <b>6</b></p>'
  expect(await value()).not.toBe(first)
})

test('the days left of a certificate are kept even if nobody vouches for it and the request fails', async () => {
  const url = await secureServer((_, response) => void response.end('ok'))
  const instance = running()
  await addJob(instance, 'tls', {
    kind: 'http',
    settings: { url, figures: [figure('days', 'certificate_days')] },
  })
  const [days] = await keptFigures(instance, 'tls')
  expect(days?.value).toBeGreaterThan(1000)
})

test('a service that cannot be reached leaves each figure without a value', async () => {
  const instance = running()
  const figures = [figure('rate', 'json', '$.rate')]
  await addJob(instance, 'nobody', { kind: 'http', settings: { url: 'http://127.0.0.1:9/', figures } })
  expect(await keptFigures(instance, 'nobody')).toMatchObject([{ value: null, at: expect.any(String) }])
  // The pause until the network may be back is stored as whole milliseconds.
  expect(logOf(instance)).not.toContain('could not be noted')
})

test('429 to the last attempt fails the run and names the wait', async () => {
  const { url, asked } = await service('', 429, { 'retry-after': '120' })
  const instance = running()
  await addJob(instance, 'shop-9', { kind: 'http', settings: { url } })
  expect(await ran(instance, 'shop-9')).toMatchObject({
    faults: [{ code: 'source_rate_limited', message: expect.stringContaining('asks to wait 120 s') }],
  })
  expect(asked).toHaveLength(1)
})

test('an answer that is too long is refused, and a long one is kept cut', async () => {
  const { url } = await service('x'.repeat(5000))
  const instance = running()
  await addJob(instance, 'shop-11', { kind: 'http', settings: { url, max_bytes: 4999 } })
  expect(await ran(instance, 'shop-11')).toMatchObject({ faults: [{ code: 'source_malformed' }] })
  await addJob(instance, 'shop-11-2', { kind: 'http', settings: { url, answer_kept_bytes: 100 } })
  const run = await ran(instance, 'shop-11-2')
  const output = await instance.application.client('en').runs.output({ id: run.id })
  expect(output.cut).toBe(true)
  expect(output.text.length).toBeLessThan(110)
})

test('a pattern that would search for ever is stopped, and the run says so', async () => {
  const { url } = await service('a'.repeat(60))
  const instance = running()
  const figures = [figure('slow', 'text', '^(a+)+$x')]
  await addJob(instance, 'shop-12', { kind: 'http', settings: { url, figures } })
  expect(await ran(instance, 'shop-12')).toMatchObject({
    outcome: 'failed',
    faults: [{ code: 'pattern_too_slow' }],
  })
})

test.each([
  { from: 'json', at: '$.[' },
  { from: 'json', at: "$[?match(@.a, 'x')]" },
  { from: 'text', at: '(' },
  { from: 'header', at: '' },
])('a place that cannot be read is refused when the job is made: %j', async (place) => {
  const instance = running()
  const id = nextId()
  const settings = { url: 'http://127.0.0.1:9/', figures: [{ name: 'a', ...place }] }
  await expect(addJob(instance, id, { kind: 'http', settings })).rejects.toMatchObject({
    code: 'invalid_input',
    data: { params: { field: 'definition.settings.figures[0].at' } },
  })
})

test('redirects are followed as far as allowed', async () => {
  const url = await httpServer((request, response) => {
    if (request.url === '/end') response.end('there')
    else response.writeHead(302, { location: '/end' }).end()
  })
  const instance = running()
  await addJob(instance, 'shop-14', { kind: 'http', settings: { url } })
  expect(await ran(instance, 'shop-14')).toMatchObject({ outcome: 'succeeded' })
  await addJob(instance, 'shop-14-2', {
    kind: 'http',
    settings: { url, redirects: 0, expected_status: '302' },
  })
  expect(await ran(instance, 'shop-14-2')).toMatchObject({ outcome: 'succeeded', summary: { status: 302 } })
})

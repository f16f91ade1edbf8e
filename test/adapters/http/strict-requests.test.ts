/** A request that is not understood changes nothing and names what was not understood. */
import { type AnyContractProcedure, type AnyContractRouter, isContractProcedure } from '@orpc/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { contract } from '../../../shared/contract/index.ts'
import { type RunningInstance, startInstance } from '../../helpers/instance.ts'

let vigie: RunningInstance
beforeAll(async () => {
  vigie = await startInstance(undefined, { network: false })
})
afterAll(() => vigie.stop())

const send = (method: string, path: string, body: string, type = 'application/json') =>
  vigie.ask(`/api/v1${path}`, { method, body, headers: type === '' ? {} : { 'content-type': type } })

function proceduresOf(part: AnyContractRouter, name = ''): [string, AnyContractProcedure][] {
  if (isContractProcedure(part)) return [[name, part]]
  return Object.entries(part).flatMap(([key, inner]) => proceduresOf(inner, `${name}.${key}`))
}

/** Returns the paths of objects that would accept any key. */
function lax(schema: z.core.$ZodType, path: string): string[] {
  if (schema instanceof z.ZodObject) {
    const inner = Object.entries(schema.shape as Record<string, z.core.$ZodType>)
    const here = schema.def.catchall instanceof z.ZodNever ? [] : [path]
    return [...here, ...inner.flatMap(([key, each]) => lax(each, `${path}.${key}`))]
  }
  if (schema instanceof z.ZodUnion)
    return schema.options.flatMap((each, at) => lax(each as z.core.$ZodType, `${path}|${at}`))
  if (schema instanceof z.ZodArray) return lax(schema.element as z.core.$ZodType, `${path}[]`)
  const def = schema._zod.def as { innerType?: z.core.$ZodType; in?: z.core.$ZodType }
  const inside = def.innerType ?? def.in
  return inside === undefined ? [] : lax(inside, path)
}

it.each(proceduresOf(contract))('%s takes only the fields it names', (name, procedure) => {
  const { inputSchema } = procedure['~orpc']
  expect(inputSchema instanceof z.ZodType ? lax(inputSchema, name) : []).toEqual([])
})

describe('what is not understood', () => {
  it('publishes nothing if the body is not declared as JSON', async () => {
    const csv = 'code;title\nM1805;Analyst\n'
    await vigie.application.client('en').occupations.import({
      name: 'records.csv',
      data_base64: Buffer.from(csv).toString('base64'),
    })
    const answer = await send('POST', '/occupations/publish', '{"domain":"K"}', '')
    expect(answer.status).toBe(415)
    expect((await answer.json()).code).toBe('media_type_unsupported')
    const records = await (await vigie.ask('/api/v1/occupations')).json()
    expect(records.items.map(({ status }: { status: string }) => status)).toEqual(['draft'])
  })

  it.each([
    ['form fields', 'domain=K', 'application/x-www-form-urlencoded'],
    ['text', '{}', 'text/plain'],
    ['another type of JSON', '{}', 'application/ld+json'],
    ['another character set', '{}', 'application/json; charset=utf-16'],
  ])('is %s', async (_name, body, type) => {
    expect((await send('POST', '/jobs/pause', body, type)).status).toBe(415)
  })

  it('is a compressed body', async () => {
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' }
    const answer = await vigie.ask('/api/v1/jobs/pause', { method: 'POST', body: '{}', headers })
    expect(answer.status).toBe(415)
  })

  it.each(['[]', 'null', '"text"', '1'])('is the body %s, beside a path that says enough', async (body) => {
    const answer = await send('POST', '/jobs/alerts/pause', body)
    expect([answer.status, (await answer.json()).field]).toEqual([400, 'body'])
    expect((await vigie.application.client('en').jobs.get({ id: 'alerts' })).state).not.toBe('paused')
  })

  it.each([
    ['POST', '/jobs/alerts/pause', '{"lenght":"one_hour"}', 'lenght'],
    ['POST', '/jobs/alerts/pause', '{"id":"trades"}', 'id'],
    ['POST', '/alerts/generate', '{"rule":"X"}', 'rule'],
    ['POST', '/alerts/generate?rule=X', '', 'rule'],
    ['POST', '/jobs/pause?length=one_hour', '{}', 'length'],
    ['PATCH', '/settings', '{"changes":{"door":{"prot":1}}}', 'door.prot'],
    ['PATCH', '/settings', '{"changes":{"theme":"dark"}}', 'theme'],
    ['PATCH', '/settings', '{"changes":{"__proto__":{"theme":"dark"}}}', '__proto__'],
  ])('is %s %s %s: it names %s', async (method, path, body, field) => {
    const answer = await send(method, path, body)
    expect([answer.status, (await answer.json()).field]).toEqual([400, field])
    expect((await vigie.application.client('en').jobs.get({ id: 'alerts' })).state).not.toBe('paused')
  })

  it.each(['/jobs?limit=1', '/alerts?stat=active', '/health?x', '/jobs/alerts?id=trades'])(
    'is the query of %s',
    async (path) => {
      const answer = await vigie.ask(`/api/v1${path}`)
      expect([answer.status, (await answer.json()).code]).toEqual([400, 'invalid_input'])
    },
  )

  it.each([
    ...[
      '/assets/0x1',
      '/assets/01',
      '/assets/+1',
      '/assets/1e0',
      '/assets/%201',
      '/assets/%31',
      '/assets/true',
    ],
    ...['/runs?limit=', '/runs?limit=0x10', '/runs?limit=%205', '/runs?limit=1e1', '/maintenances/due?days='],
    ...['/runs?limit[]=1', '/runs?limit[0]=1', '/runs?limit=1&limit=1'],
  ])('is a number that is not written as one: %s', async (path) => {
    await vigie.application.client('en').assets.add({ name: path })
    const answer = await vigie.ask(`/api/v1${path}`)
    expect([answer.status, (await answer.json()).code]).toEqual([400, 'invalid_input'])
  })

  it.each([
    ['/runs?limit=5&limit=6', 'limit', 'it is given twice; give it once'],
    ['/runs?outcom=failed', 'outcom', 'there is no such field; the nearest name is outcome'],
    ['/runs/x?page=2', 'page', 'this address takes no query parameters'],
    ['/settings?all', 'all', 'this address takes no query parameters'],
  ])('is told what the address takes: %s', async (path, field, problem) => {
    const answer = await (await vigie.ask(`/api/v1${path}`)).json()
    expect(answer.params).toEqual({ field, problem })
  })

  it('is a field of the body that a job has, without the name that the path gives', async () => {
    const answer = await (await send('PATCH', '/jobs/alerts', '{"change":{},"colour":1}')).json()
    expect(answer.params).toEqual({
      field: 'change',
      problem: 'there is no such field; the nearest name is changes',
    })
    const other = await (await send('PATCH', '/jobs/alerts', '{"colour":1}')).json()
    expect(other.params.problem).toBe('there is no such field; those here are changes, unset')
  })

  it.each([
    ['{"id":"a","id":"b","definition":{"kind":"http"}}', 'id'],
    ['{"id":"a","definition":{"kind":"http","k\\u0069nd":"analysis"}}', 'definition.kind'],
    [
      '{"id":"a","definition":{"kind":"http","settings":{"headers":{"A": "\\"","A":"2"}}}}',
      'definition.settings.headers.A',
    ],
  ])('is a body that says two things: %s', async (body, field) => {
    const answer = await send('POST', '/jobs', body)
    expect([answer.status, (await answer.json()).field]).toEqual([400, field])
  })

  it('is no body, where one is needed', async () => {
    const answer = await send('POST', '/jobs', '')
    expect([answer.status, (await answer.json()).field]).toEqual([400, 'body'])
  })

  it('is what a job cannot be without, or does not have', async () => {
    const unset = async (path: string) => {
      const answer = await send('PATCH', '/jobs/analysis', JSON.stringify({ unset: [path] }))
      return [answer.status, (await answer.json()).field]
    }
    expect(await unset('kind')).toEqual([400, 'kind'])
    expect(await unset('settings.headers.X-Key')).toEqual([400, 'settings.headers.X-Key'])
  })

  it('is JSON nested without end', async () => {
    const deep = `{"changes":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_001)}`
    const answer = await send('PATCH', '/settings', deep)
    expect([answer.status, (await answer.json()).field]).toEqual([400, 'body'])
  })
})

describe('a job', () => {
  it('is created from its kind and what differs', async () => {
    const definition = { kind: 'analysis', settings: { url: 'http://127.0.0.1:9', body: { symbol: 'ETH' } } }
    const answer = await send('POST', '/jobs', JSON.stringify({ id: 'second', definition }))
    expect(answer.status).toBe(201)
    const job = await answer.json()
    expect(job.definition).toMatchObject({
      kind: 'analysis',
      missed: { policy: 'none' },
      retry: { attempts: 3 },
    })
    expect(job.definition.settings.body).toEqual({ symbol: 'ETH' })
  })

  it('has the zone of Vigie if its schedule names none', async () => {
    const schedule = { form: 'every', every_seconds: 60 }
    const definition = { kind: 'http', schedule, run_after: [{ job: 'alerts' }] }
    const answer = await send('POST', '/jobs', JSON.stringify({ id: 'minute', definition }))
    expect(answer.status).toBe(201)
    const job = await answer.json()
    const { zone } = await vigie.application.client('en').system.about()
    expect(job.definition.schedule).toEqual({
      ...schedule,
      anchor: 'clock',
      zone,
      windows: [],
      outside: 'base',
    })
    expect(job.definition.run_after).toEqual([{ job: 'alerts', on: 'success' }])
  })

  it.each([
    [{ kind: 'http', name: 'a\u0001b' }, 'definition.name'],
    [{ kind: 'http', settings: { headers: { A: 'x\ny' } } }, 'definition.settings.headers.A'],
    [{ kind: 'http', run_after: [{ job: 'nobody' }] }, 'definition.run_after'],
    [{ kind: 'alerts' }, 'definition.kind'],
  ])('that cannot be is refused by its field as it was sent: %j', async (definition, field) => {
    const answer = await send('POST', '/jobs', JSON.stringify({ id: 'other', definition }))
    expect([answer.status, (await answer.json()).field]).toEqual([400, field])
  })

  it('is not created from a field nobody knows', async () => {
    const definition = { kind: 'analysis', retires: {} }
    const answer = await send('POST', '/jobs', JSON.stringify({ id: 'third', definition }))
    expect([answer.status, (await answer.json()).field]).toEqual([400, 'definition.retires'])
  })
})

it.each([
  ['PUT', '/jobs', 'GET, HEAD, POST'],
  ['GET', '/jobs/pause', 'POST'],
  ['DELETE', '/alerts/counts', 'GET, HEAD'],
  ['OPTIONS', '/maintenances/due', 'GET, HEAD'],
])('refuses %s %s and names the methods that the address has', async (method, path, allowed) => {
  const answer = await vigie.ask(`/api/v1${path}`, { method })
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, allowed])
})

it('keeps settings that a newer version wrote', async () => {
  const { settings } = vigie.application.foundation
  settings.update((before) => ({ ...before, newer: { thing: 1 } }))
  await send('PATCH', '/settings', '{"changes":{"appearance":{"theme":"dark"}}}')
  expect(settings.read()).toMatchObject({ newer: { thing: 1 }, appearance: { theme: 'dark' } })
})

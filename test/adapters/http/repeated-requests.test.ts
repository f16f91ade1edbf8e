/** A request may be sent twice, and two callers may change the same thing: nothing is done twice, and nothing is lost. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../../../main/adapters/http/answer.ts'
import { createRepeats } from '../../../main/adapters/http/idempotency.ts'
import { API_ROUTES, answersAsRead, readOf, takesKey } from '../../../main/adapters/router/routes.ts'
import { sqliteFirstAnswers } from '../../../main/adapters/sqlite/first-answers.ts'
import { openStore } from '../../../main/adapters/sqlite/store.ts'
import { FakeClock } from '../../helpers/fake-clock.ts'
import { type RunningInstance, startInstance } from '../../helpers/instance.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

let vigie: RunningInstance
beforeAll(async () => {
  vigie = await startInstance(undefined, { network: false })
})
afterAll(() => vigie.stop())

async function send(method: string, path: string, body?: object, headers: Record<string, string> = {}) {
  const answer = await vigie.ask(`/api/v1${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return { answer, status: answer.status, body: await answer.json().catch(() => null) }
}
const keyed = (key: string) => ({ 'idempotency-key': key })
const tagOf = async (path: string) => (await send('GET', path)).answer.headers.get('etag') ?? ''

describe('a request with an Idempotency-Key', () => {
  it('is done once, and gets the first answer again', async () => {
    const first = await send('POST', '/assets', { name: 'Pump one' }, keyed('pump-1'))
    const again = await send('POST', '/assets', { name: 'Pump one' }, keyed('"pump-1"'))
    expect([first.status, again.status]).toEqual([201, 201])
    expect(again.body).toEqual(first.body)
    expect(first.answer.headers.get('idempotency-replayed')).toBeNull()
    expect(again.answer.headers.get('idempotency-replayed')).toBe('true')
  })

  it('is refused if the key belongs to another body or another address', async () => {
    await send('POST', '/assets', { name: 'Pump two' }, keyed('pump-2'))
    const other = await send('POST', '/assets', { name: 'Pump three' }, keyed('pump-2'))
    expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused'])
    expect((await send('POST', '/alerts/generate', undefined, keyed('pump-2'))).status).toBe(422)
  })

  it('shares its key with no other caller', async () => {
    const { token } = await vigie.application.client('en').tokens.add({ name: 'other', right: 'operate' })
    await send('POST', '/assets', { name: 'Pump four' }, keyed('pump-4'))
    const theirs = await send(
      'POST',
      '/assets',
      { name: 'Pump five' },
      {
        ...keyed('pump-4'),
        authorization: `Bearer ${token}`,
      },
    )
    expect([theirs.status, theirs.body.name]).toEqual([201, 'Pump five'])
  })

  it('tries again after an error, which changed nothing', async () => {
    expect((await send('POST', '/jobs/nothing/trigger', undefined, keyed('later'))).status).toBe(404)
    expect((await send('POST', '/assets', { name: 'Pump six' }, keyed('later'))).status).toBe(201)
  })

  it.each(['a b', 'é'.repeat(3), 'x'.repeat(256), '"'])('is refused with the key %j', async (key) => {
    const answer = await send(
      'POST',
      '/alerts/generate',
      undefined,
      keyed(Buffer.from(key).toString('latin1')),
    )
    expect([answer.status, answer.body.field]).toEqual([400, 'Idempotency-Key'])
  })

  it('never leaves a new token in the database', async () => {
    const order = { name: 'made', right: 'read' }
    await send('POST', '/tokens', order, keyed('token-1'))
    expect((await send('POST', '/tokens', order, keyed('token-1'))).status).toBe(409)
  })
})

describe('a key', () => {
  const asked = { caller: 'admin first', key: 'k', request: 'r' }
  const answering = (body: object): Answer => ({ status: 200, headers: {}, body: JSON.stringify(body) })
  const ok = async () => answering({ at: 1 })
  function opened(folder = tempFolder()) {
    const store = openStore({ folder, clock: new FakeClock(), pid: process.pid })
    return { folder, store, repeats: createRepeats(sqliteFirstAnswers(store.db, () => 1)) }
  }

  it('whose request still runs is refused', async () => {
    const { repeats, store } = opened()
    const { promise, resolve } = Promise.withResolvers<Answer>()
    const first = repeats(asked, () => promise)
    await expect(repeats(asked, ok)).rejects.toMatchObject({ code: 'request_in_flight' })
    resolve(answering({}))
    await first
    expect((await repeats(asked, ok)).headers['idempotency-replayed']).toBe('true')
    store.close()
  })

  it('is remembered over a restart', async () => {
    const before = opened()
    await before.repeats(asked, ok)
    before.store.close()
    const after = opened(before.folder)
    const again = await after.repeats(asked, () => Promise.reject(new Error('done twice')))
    expect(again.body).toBe('{"at":1}')
    after.store.close()
  })

  it('whose request a crash interrupted says that nobody knows', async () => {
    const before = opened()
    sqliteFirstAnswers(before.store.db, () => 1).begin(asked.caller, asked.key, asked.request)
    before.store.close()
    const after = opened(before.folder)
    await expect(after.repeats(asked, ok)).rejects.toMatchObject({ code: 'request_outcome_unknown' })
    after.store.close()
  })
})

describe('a change with If-Match', () => {
  it('is made if nothing has changed since, and answers the new ETag', async () => {
    const asset = await send('POST', '/assets', { name: 'Valve one' })
    const path = `/assets/${asset.body.id}`
    const read = await tagOf(path)
    const first = await send('PATCH', path, { location: 'Hall 1' }, { 'if-match': read })
    const second = await send('PATCH', path, { location: 'Hall 2' }, { 'if-match': read })
    expect([first.status, second.status, second.body.code]).toEqual([200, 412, 'changed_meanwhile'])
    expect((await send('GET', path)).body.location).toBe('Hall 1')
    expect(first.answer.headers.get('etag')).toBe(await tagOf(path))
  })

  it('loses nothing if two arrive at once', async () => {
    const read = await tagOf('/settings')
    const themes = ['dark', 'light', 'dark', 'light']
    const answers = await Promise.all(
      themes.map((theme) =>
        send('PATCH', '/settings', { changes: { appearance: { theme } } }, { 'if-match': read }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412])
  })

  it.each([
    ['*', 200],
    ['"other", W/TAG', 200],
    ['"other"', 412],
    ['""', 412],
  ])('understands the condition %s', async (condition, status) => {
    // A machine, which changes only by requests; a job also does when it runs.
    const machine = await send('POST', '/assets', { name: `Valve ${condition}` })
    const path = `/assets/${machine.body.id}`
    const expected = { 'if-match': condition.replace('TAG', await tagOf(path)) }
    expect((await send('PATCH', path, { location: 'Hall 1' }, expected)).status).toBe(status)
  })

  it.each(['x', 'W/x', '"a" "b"', '*, "a"', ''])(
    'is refused for a condition without the form of one: %s',
    async (condition) => {
      const answer = await send('PATCH', '/settings', {}, { 'if-match': condition })
      expect([answer.status, answer.body.field]).toEqual([400, 'If-Match'])
    },
  )

  it('is refused where no read shows what it changes', async () => {
    const answer = await send('PUT', '/alerts/read', undefined, { 'if-match': '"x"' })
    expect([answer.status, answer.body.field]).toEqual([400, 'If-Match'])
  })

  it('of something that is not there says so', async () => {
    expect((await send('DELETE', '/assets/99999', undefined, { 'if-match': '*' })).status).toBe(404)
  })
})

describe('the routes', () => {
  const named = (name: string) => API_ROUTES.find((route) => route.name === name)

  it.each([
    ['assets.edit', 'assets.get'],
    ['alerts.read', 'alerts.get'],
    ['occupations.edit', 'occupations.get'],
    ['settings.update', 'settings.get'],
    ['jobs.create', undefined],
    ['alerts.configureRule', undefined],
    ['occupations.key', undefined],
  ])('compare %s with %s', (change, read) => {
    const route = named(change)
    expect(route === undefined ? 'no such route' : readOf(route)?.name).toBe(read)
  })

  it('take a key wherever something is created or started', () => {
    const without = API_ROUTES.filter((route) => route.method === 'POST' && !takesKey(route))
    expect(without.map(({ name }) => name).sort()).toEqual([
      'assets.previewImport',
      'maintenances.previewImport',
      'readings.previewImport',
      'tokens.add',
      'trades.previewBase',
    ])
  })

  it('answer changes as reads where both have one schema', () => {
    const same = API_ROUTES.filter((route) => route.method !== 'POST' && answersAsRead(route))
    expect(same.map(({ name }) => name)).toContain('jobs.configure')
  })
})

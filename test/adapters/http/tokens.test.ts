/** A token is not the owner: it has a right, an end, a name, and no files but those below named folders. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { foreign } from '../../../main/adapters/http/origin-guard.ts'
import { neededRight } from '../../../main/adapters/http/rights.ts'
import { routeOf } from '../../../main/adapters/http/route-table.ts'
import { createTokenFile } from '../../../main/adapters/http/token.ts'
import { createTokenList } from '../../../main/adapters/http/token-list.ts'
import { DAY_MS } from '../../../shared/time/units.ts'
import { FakeClock } from '../../helpers/fake-clock.ts'
import { type RunningInstance, startInstance } from '../../helpers/instance.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

let vigie: RunningInstance
beforeAll(async () => {
  vigie = await startInstance(undefined, { network: false })
})
afterAll(() => vigie.stop())

const owner = () => vigie.application.client('en')
const add = (name: string, right: 'read' | 'operate' | 'admin') =>
  owner().tokens.add({ name, right, days: null })

function asking(token: string) {
  return (path: string, body?: object, method = body === undefined ? 'GET' : 'POST') =>
    fetch(`${vigie.url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
}

describe('a right', () => {
  it.each([
    ['read', '/jobs', undefined, 200],
    ['read', '/jobs/alerts/pause', {}, 403],
    ['read', '/settings', undefined, 403],
    ['operate', '/jobs/alerts/pause', {}, 200],
    ['operate', '/jobs/alerts/trigger', { changes: { settings: {} } }, 403],
    ['operate', '/index/backfill', { from: '2026-01-05', to: '2026-01-06', sources: {} }, 403],
    ['operate', '/scheduler/configure', {}, 403],
    ['operate', '/tokens', { name: 'mine', right: 'admin' }, 403],
    ['operate', '/shutdown', {}, 403],
    ['admin', '/settings', undefined, 200],
  ] as const)('of %s answers %s with %j as allowed', async (right, path, body, status) => {
    const { token } = await add(`${right} ${path.replaceAll('/', '.')} ${status}`, right)
    const answer = await asking(token)(path, body)
    expect(answer.status).toBe(status)
    if (status === 403) expect(await answer.json()).toMatchObject({ code: 'right_missing' })
  })

  it('is needed for whatever changes something, and to see settings', () => {
    expect(neededRight(routeOf('GET', '/api/v1/alerts'), null)).toBe('read')
    expect(neededRight(routeOf('DELETE', '/api/v1/assets/1'), null)).toBe('operate')
    expect(neededRight(routeOf('PUT', '/api/v1/occupations/key'), {})).toBe('admin')
  })

  it('to operate cannot change when jobs run, by their calendars neither', async () => {
    const { token } = await add('planning', 'operate')
    const text = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n'
    for (const [method, path, body] of [
      ['PUT', '/calendars/family', { text }],
      ['DELETE', '/calendars/family', undefined],
      ['PATCH', '/jobs/alerts', { changes: { schedule: { except_days: ['2040-12-24'] } } }],
      ['POST', '/jobs', { id: 'more', definition: { kind: 'http' } }],
      ['DELETE', '/jobs/more', undefined],
    ] as const) {
      const answer = await asking(token)(path, body, method)
      expect([path, answer.status, (await answer.json()).code]).toEqual([path, 403, 'right_missing'])
    }
    expect((await asking(token)('/calendars')).status).toBe(200)
  })

  it('to operate cannot change where a job calls', async () => {
    const { token } = await add('redirecting', 'operate')
    const elsewhere = { changes: { settings: { url: 'http://127.0.0.1:9' } } }
    for (const [path, method] of [
      ['/jobs/analysis', 'PATCH'],
      ['/jobs/analysis/trigger', 'POST'],
    ] as const) {
      const answer = await asking(token)(path, elsewhere, method)
      expect([path, answer.status, (await answer.json()).code]).toEqual([path, 403, 'right_missing'])
    }
  })

  it('to read does not show the headers of a service', async () => {
    const settings = { headers: { 'X-Key': 'hush' }, url: 'http://me:hush@127.0.0.1:9' }
    await owner().jobs.create({ id: 'guarded', definition: { kind: 'analysis', settings } as never })
    const { token } = await add('viewer', 'read')
    expect(await (await asking(token)('/jobs/guarded')).text()).not.toContain('hush')
    expect(await (await vigie.ask('/api/v1/jobs/guarded')).text()).toContain('hush')
  })
})

describe('a named token', () => {
  it('is listed with its last use, and never itself', async () => {
    const { token } = await add('listed', 'read')
    await asking(token)('/health')
    const { items } = await owner().tokens.list()
    expect(items.find(({ name }) => name === 'listed')).toMatchObject({ right: 'read', expires_at: null })
    expect(items.find(({ name }) => name === 'listed')?.last_used_at).not.toBeNull()
    expect(JSON.stringify(items)).not.toContain(token)
  })

  it('exists once', async () => {
    await add('once', 'read')
    await expect(add('once', 'read')).rejects.toMatchObject({ code: 'token_exists' })
    await expect(owner().tokens.revoke({ name: 'none' })).rejects.toMatchObject({ code: 'token_not_found' })
  })

  it('is refused after its end', () => {
    const clock = new FakeClock()
    const folder = tempFolder()
    const tokens = createTokenList(folder, createTokenFile(folder), clock.now)
    const token = tokens.add({ name: 'short', right: 'read', expiresAt: clock.now() + DAY_MS })
    expect(tokens.holderOf(token)).toEqual({ name: 'short', right: 'read' })
    clock.pass(DAY_MS)
    expect(tokens.holderOf(token)).toBeNull()
  })

  it.skipIf(process.platform === 'win32')('is accepted if its last use cannot be written', () => {
    const clock = new FakeClock()
    const folder = tempFolder()
    const tokens = createTokenList(folder, createTokenFile(folder), clock.now)
    const token = tokens.add({ name: 'reader', right: 'read', expiresAt: null })
    // What is written aside cannot be put in place: as on a full disk, but also for root.
    mkdirSync(join(folder, 'api-tokens.json.part', 'in the way'), { recursive: true })
    expect(tokens.holderOf(token)).toEqual({ name: 'reader', right: 'read' })
    expect(tokens.list().at(-1)?.lastUsedAt).toBe(clock.now())
  })

  it('ends its open streams when it is revoked', async () => {
    const { token } = await add('streaming', 'read')
    const headers = { authorization: `Bearer ${token}`, accept: 'text/event-stream' }
    const stream = await fetch(`${vigie.url}/api/v1/events`, { headers })
    expect(stream.status).toBe(200)
    const ended = stream.text().then(
      () => true,
      () => true,
    )
    await owner().tokens.revoke({ name: 'streaming' })
    expect(await ended).toBe(true)
    expect((await asking(token)('/health')).status).toBe(401)
  })
})

describe('files over the network', () => {
  it('are only those below the named folders, links resolved', async () => {
    const root = tempFolder()
    const outside = join(tempFolder(), 'secret.csv')
    writeFileSync(outside, 'code,title\n')
    mkdirSync(join(root, 'in'))
    symlinkSync(outside, join(root, 'in', 'link.csv'))
    await owner().settings.update({ changes: { door: { roots: [root] } } })
    const { token } = await add('files', 'admin')
    const code = async (path: string, body: object, method?: string) =>
      (await (await asking(token)(path, body, method)).json()).code
    for (const path of [outside, join(root, 'in', 'link.csv'), `${root}/../x`, `${root}-beside`])
      expect([path, await code('/occupations/import', { path })]).toEqual([path, 'path_outside_roots'])
    expect(await code('/occupations/import', { path: join(root, 'in', 'none.csv') })).not.toBe(
      'path_outside_roots',
    )
    for (const path of [join(root, 'in', 'a\0b'), ''])
      expect(await code('/occupations/import', { path })).toBe('invalid_input')
    const folder = { changes: { settings: { folder: '/etc' } } }
    expect(await code('/jobs/trades', folder, 'PATCH')).toBe('path_outside_roots')
    const wider = { changes: { door: { roots: ['/'] } } }
    expect(await code('/settings', wider, 'PATCH')).toBe('local_only')
    const commands = { changes: { door: { allow_commands: true } } }
    expect(await code('/settings', commands, 'PATCH')).toBe('local_only')
  })
})

describe('an address of a file over the network', () => {
  it.each([
    'file:///etc/passwd',
    'FILE:/etc/passwd',
    ' file:///etc/passwd',
    'fi\tle:///etc/passwd',
    '\u0001file:/etc/passwd',
    'file://localhost/etc/passwd',
    'file:../passwd',
  ])('is one however it is written: %j', async (address) => {
    const { token } = await add(`address.${Buffer.from(address).toString('hex').slice(0, 30)}`, 'admin')
    const changes = { settings: { sources: { cnn: address } } }
    const answer = await asking(token)('/jobs/fear-greed', { changes }, 'PATCH')
    expect(await answer.json()).toMatchObject({ status: 403, code: 'path_outside_roots' })
  })

  it('is relative to where Vigie runs, as it is when it is read', async () => {
    await owner().settings.update({ changes: { door: { roots: [process.cwd()] } } })
    const { token } = await add('relative', 'admin')
    const changes = { settings: { sources: { cnn: 'file:data/cnn.json' } } }
    expect((await asking(token)('/jobs/fear-greed', { changes }, 'PATCH')).status).toBe(200)
    await owner().jobs.configure({ id: 'fear-greed', changes: {}, unset: ['settings.sources.cnn'] })
  })
})

describe('a request that another site caused', () => {
  const from = (site: string, isNavigation: boolean) =>
    foreign({ host: 'localhost:8787', origin: undefined, site, isNavigation }, [])

  it('is refused, also without an Origin', () => {
    expect(from('cross-site', false)).toBe('cross-site')
    expect(from('same-site', false)).toBe('same-site')
  })

  it('is answered if a person followed a link, or typed the address', () => {
    expect([from('cross-site', true), from('none', false), from('same-origin', false)]).toEqual([
      null,
      null,
      null,
    ])
  })
})

it('counts strangers apart from the holders of tokens', async () => {
  await owner().settings.update({ changes: { door: { requests_per_minute: 40 } } })
  const strangers = await Promise.all(
    Array.from({ length: 60 }, () => fetch(`${vigie.url}/api/v1/health`).then(({ status }) => status)),
  )
  expect(strangers).toContain(429)
  expect((await vigie.ask('/api/v1/health')).status).toBe(200)
})

/** Who may make and change jobs that run programs, over REST. */
import { beforeAll, describe, expect, test } from 'vitest'
import { commandsAllowed } from '../../../main/core/jobs/command/rights.ts'
import { settingsSchema } from '../../../shared/settings.ts'
import { addJob, ownInstance, ran } from '../../helpers/own-jobs.ts'

const running = ownInstance()
const OTHER = { kind: 'command', settings: { program: 'id' } }

async function tokenWith(right: 'admin' | 'commands'): Promise<string> {
  const { token } = await running().application.client('en').tokens.add({ name: right, right, days: 1 })
  return token
}

async function ask(token: string, method: string, path: string, body: object) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const answer = await fetch(`${running().url}/api/v1${path}`, {
    method,
    headers,
    body: JSON.stringify(body),
  })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

let admin = ''
let commands = ''
beforeAll(async () => {
  await addJob(running(), 'own', { kind: 'command', settings: { program: 'true' } })
  await addJob(running(), 'page', { kind: 'http', settings: { url: 'http://127.0.0.1:9/' } })
  admin = await tokenWith('admin')
  commands = await tokenWith('commands')
})

describe('a token with the right admin, the first one too', () => {
  test.each([
    ['POST', '/jobs', { id: 'evil', definition: OTHER }],
    ['PATCH', '/jobs/own', { changes: { settings: { program: 'id' } } }],
    ['PATCH', '/jobs/own', { changes: { schedule: { form: 'every', every_seconds: 60 } } }],
    ['PATCH', '/jobs/own', { unset: ['settings.arguments'], changes: { enabled: false } }],
    [
      'PATCH',
      '/jobs/page',
      { changes: { kind: 'command', settings: { program: 'id' } }, unset: ['settings'] },
    ],
    ['PATCH', '/settings', { changes: { jobs: { own: { settings: { program: 'id' } } } } }],
    ['PATCH', '/settings', { changes: { door: { allow_commands: true } } }],
    ['POST', '/jobs/own/trigger', { changes: { settings: { program: 'id' } } }],
    ['POST', '/jobs/page/trigger', { changes: { kind: 'command', settings: { program: 'id' } } }],
    ['POST', '/tokens', { name: 'more', right: 'commands', days: 1 }],
  ])('is refused %s %s %j', async (method, path, body) => {
    for (const token of [admin, running().token]) {
      const { status } = await ask(token, method, path, body)
      expect([400, 403]).toContain(status)
    }
    const { definition } = await running().application.client('en').jobs.get({ id: 'own' })
    expect(definition.settings).toMatchObject({ program: 'true' })
    expect(running().application.foundation.settings.read().jobs).not.toHaveProperty('evil')
    expect(running().application.foundation.settings.read().door.allow_commands).toBe(false)
  })

  test.each([
    ['PATCH', '/jobs/own', { changes: { run_after: [{ job: 'page', on: 'always' }] } }],
    ['PATCH', '/settings', { changes: { jobs: { own: { run_after: [{ job: 'page', on: 'always' }] } } } }],
    ['POST', '/jobs/own/trigger', { changes: { run_after: [{ job: 'page', on: 'always' }] } }],
    [
      'POST',
      '/jobs',
      { id: 'chained', definition: { ...OTHER, run_after: [{ job: 'page', on: 'always' }] } },
    ],
  ])('cannot let a program follow another job by %s %s %j', async (method, path, body) => {
    expect((await ask(admin, method, path, body)).status).toBe(403)
    const { jobs } = running().application.foundation.settings.read()
    expect(Object.keys(jobs).filter((id) => jobs[id]?.run_after !== undefined)).toEqual([])
  })

  test('is told which right it lacks', async () => {
    const { body } = await ask(admin, 'POST', '/jobs', { id: 'evil', definition: OTHER })
    expect(body).toMatchObject({ code: 'right_missing', params: { held: 'admin', needed: 'commands' } })
  })
})

test('a token with the right commands makes and changes such jobs', async () => {
  expect((await ask(commands, 'POST', '/jobs', { id: 'made', definition: OTHER })).status).toBe(201)
  const change = { changes: { settings: { program: 'date' } } }
  expect((await ask(commands, 'PATCH', '/jobs/made', change)).body).toMatchObject({
    definition: { settings: { program: 'date' } },
  })
})

test('what changes for one run of a job stays with it: a program that follows runs as its owner made it', async () => {
  const follows = { run_after: [{ job: 'first', on: 'always' }], schedule: { form: 'manual', zone: 'UTC' } }
  await addJob(running(), 'first', { kind: 'http', settings: { url: 'http://127.0.0.1:9/' } })
  const second = { id: 'second', definition: { ...OTHER, ...follows, settings: { program: 'true' } } }
  expect((await ask(commands, 'POST', '/jobs', second)).status).toBe(201)
  const other = { settings: { url: 'http://127.0.0.1:7/' }, run_after: [], enabled: true }
  expect((await ask(admin, 'POST', '/jobs/first/trigger', { changes: other })).status).toBe(200)
  const { definition } = await running().application.client('en').jobs.get({ id: 'second' })
  expect(definition.settings).toMatchObject({ program: 'true', arguments: [] })
})

test('while programs may not run, another job starts none either', async () => {
  const { application } = running()
  await addJob(running(), 'before', { kind: 'http', settings: { url: running().url } })
  const definition = {
    kind: 'command',
    settings: { program: 'true' },
    run_after: [{ job: 'before', on: 'always' }],
  }
  const client = application.client('en')
  await client.jobs.create({ id: 'after', definition: definition as never })
  await client.settings.update({ changes: { door: { allowed_hosts: ['vigie.example.org'] } } })
  expect(await client.jobs.get({ id: 'after' })).toMatchObject({
    state: 'off',
    off_note: expect.stringContaining('allow_commands'),
  })
  await ran(running(), 'before')
  const { items } = await client.runs.list({ job_id: 'after' })
  expect(items).toEqual([])
  await client.settings.update({ changes: { door: { allowed_hosts: [] } } })
  await ran(running(), 'before')
  await expect.poll(async () => (await client.runs.list({ job_id: 'after' })).items.length).toBe(1)
})

test.each([
  [null, {}, true],
  ['http://127.0.0.1:8787/', {}, true],
  ['http://[::1]:8787/', {}, true],
  ['http://0.0.0.0:8787/', {}, false],
  ['http://[::]:8787/', {}, false],
  ['http://192.168.1.4:8787/', {}, false],
  ['http://127.0.0.1:8787/', { allowed_hosts: ['vigie.example.org'] }, false],
  ['http://127.0.0.1.example.org/', {}, false],
  ['http://0.0.0.0:8787/', { allow_commands: true }, true],
])('at %s with %j programs may run: %s', (url, door, allowed) => {
  expect(commandsAllowed(url, settingsSchema.parse({ door }).door)).toBe(allowed)
})

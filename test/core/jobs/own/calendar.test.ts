/** Jobs that read a calendar by its address, in a whole instance against a real server on the loopback. */
import { readdirSync, readFileSync } from 'node:fs'
import type { IncomingHttpHeaders } from 'node:http'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { concealed } from '../../../../main/adapters/router/concealed.ts'
import { fetchCalendar } from '../../../../main/core/jobs/calendar/fetch.ts'
import { inLanguage } from '../../../../main/core/jobs/following-name.ts'
import type { HttpClient, HttpRequest } from '../../../../main/core/ports/http.ts'
import { calendarSettingsSchema } from '../../../../shared/kinds/calendar.ts'
import { newJobName } from '../../../../shared/new-job-name.ts'
import { addJob, ownInstance, ran } from '../../../helpers/own-jobs.ts'
import { httpServer } from '../../../servers/loopback.ts'

const running = ownInstance()
const client = () => running().application.client('en')

const event = (uid: string, day: string, summary: string, ...more: string[]) =>
  [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTART;VALUE=DATE:${day}`,
    `SUMMARY:${summary}`,
    ...more,
    'END:VEVENT',
  ].join('\r\n')
const calendar = (...events: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'X-WR-CALNAME:Atelier', ...events, 'END:VCALENDAR', ''].join('\r\n')

interface CalendarAnswer {
  body: string
  status?: number
  headers?: Record<string, string>
}

/** A server whose calendar can be replaced, that remembers what it was asked. */
async function served(first: CalendarAnswer) {
  const asked: IncomingHttpHeaders[] = []
  let now = first
  const url = await httpServer((request, response) => {
    asked.push(request.headers)
    const { etag } = now.headers ?? {}
    const same = etag !== undefined && request.headers['if-none-match'] === etag
    response.writeHead(same ? 304 : (now.status ?? 200), { 'content-type': 'text/calendar', ...now.headers })
    response.end(same ? undefined : now.body)
  })
  return {
    url: `${url}/private-d2f81c/basic.ics`,
    asked,
    becomes: (next: CalendarAnswer) => {
      now = next
    },
  }
}

let made = 0
async function follow(settings: object): Promise<string> {
  made += 1
  const id = `calendar-${made}`
  await addJob(running(), id, { kind: 'calendar', settings })
  return id
}

async function plannedOf(asset: string) {
  const { items } = await client().maintenances.list({ limit: 500, status: 'open' })
  return items.filter((one) => one.asset_name === asset).map((one) => `${one.title} ${one.planned_on}`)
}

describe('a calendar by its address', () => {
  test('brings its events, moves what moved, and names what is gone until it is cancelled', async () => {
    const a = (day: string, sequence: number) => event('a', day, 'Presse: Vidange', `SEQUENCE:${sequence}`)
    const server = await served({
      body: calendar(a('20310310', 0), event('b', '20310401', 'Presse: Filtre')),
    })
    const settings = { calendar_url: server.url }
    const id = await follow(settings)
    expect(await ran(running(), id)).toMatchObject({ outcome: 'succeeded', summary: { events: 2, new: 2 } })
    expect(await plannedOf('Presse')).toEqual(['Vidange 2031-03-10', 'Filtre 2031-04-01'])

    server.becomes({ body: calendar(a('20310317', 1)) })
    const run = await ran(running(), id)
    expect(run).toMatchObject({ outcome: 'partial', summary: { new: 0, changed: 1, gone: 1 } })
    expect(run.faults[0]?.message).toContain('no longer has Presse: Filtre (April 1, 2031)')
    expect(await plannedOf('Presse')).toEqual(['Vidange 2031-03-17', 'Filtre 2031-04-01'])

    await client().jobs.configure({ id, changes: { settings: { ...settings, gone: 'cancel' } } })
    expect(await ran(running(), id)).toMatchObject({ outcome: 'succeeded' })
    expect(await plannedOf('Presse')).toEqual(['Vidange 2031-03-17'])
    const [last] = (await client().maintenances.listImports()).items
    await client().maintenances.undoImport({ id: last?.id ?? 0, force: false })
    expect(await plannedOf('Presse')).toEqual(['Vidange 2031-03-17', 'Filtre 2031-04-01'])
  })

  test('is asked with the version that is known, and is not read again if it is still that one', async () => {
    const headers = { etag: '"v1"', 'last-modified': 'Sun, 01 Nov 2026 00:00:00 GMT' }
    const server = await served({ body: calendar(event('c', '20310310', 'Tour: Vidange')), headers })
    const id = await follow({ calendar_url: server.url })
    await ran(running(), id)
    expect(await ran(running(), id)).toMatchObject({ outcome: 'succeeded', summary: { status: 304 } })
    expect(server.asked[0]).not.toHaveProperty('if-none-match')
    expect(server.asked[1]).toMatchObject({
      'if-none-match': '"v1"',
      'if-modified-since': headers['last-modified'],
    })
    await client().jobs.configure({
      id,
      changes: { settings: { calendar_url: server.url, asset: 'Tour 2' } },
    })
    await ran(running(), id)
    expect(await plannedOf('Tour 2')).toHaveLength(1)
  })

  test('is read whole again once its import is undone', async () => {
    const server = await served({
      body: calendar(event('u', '20310310', 'Meule: Lame')),
      headers: { etag: '"u1"' },
    })
    const id = await follow({ calendar_url: server.url })
    await ran(running(), id)
    const [last] = (await client().maintenances.listImports()).items
    await client().maintenances.undoImport({ id: last?.id ?? 0, force: false })
    expect(await plannedOf('Meule')).toEqual([])
    await ran(running(), id)
    expect(await plannedOf('Meule')).toEqual(['Lame 2031-03-10'])
  })

  test('a refresh that changes nothing leaves no import to undo', async () => {
    const stamped = (stamp: string) => calendar(event('d', '20310310', 'Grue: Câble', `DTSTAMP:${stamp}`))
    const server = await served({ body: stamped('20261101T000000Z') })
    const id = await follow({ calendar_url: server.url })
    await ran(running(), id)
    const before = (await client().maintenances.listImports()).items.length
    server.becomes({ body: stamped('20261102T000000Z') })
    expect(await ran(running(), id)).toMatchObject({ outcome: 'succeeded', summary: { new: 0, changed: 0 } })
    expect((await client().maintenances.listImports()).items).toHaveLength(before)
  })

  test('takes over what was imported from a file of it, so that it can be gone later', async () => {
    const both = calendar(event('e', '20310310', 'Four: Joint'), event('f', '20310311', 'Four: Sonde'))
    const preview = await client().maintenances.previewImport({ content: both })
    await client().maintenances.acceptImport({ token: preview.token })
    const server = await served({ body: both })
    const id = await follow({ calendar_url: server.url, gone: 'cancel' })
    expect(await ran(running(), id)).toMatchObject({ outcome: 'succeeded', summary: { new: 0 } })
    server.becomes({ body: calendar(event('e', '20310310', 'Four: Joint')) })
    await ran(running(), id)
    expect(await plannedOf('Four')).toEqual(['Joint 2031-03-10'])
  })

  test('what cannot be read or is over is not gone', async () => {
    const good = event('g', '20310310', 'Pompe: Joint')
    const ended = event('h', '20310310', 'Pompe: Sonde', 'RRULE:FREQ=WEEKLY')
    const server = await served({ body: calendar(good, ended) })
    const id = await follow({ calendar_url: server.url, gone: 'cancel' })
    await ran(running(), id)
    const broken = 'BEGIN:VEVENT\r\nUID:g\r\nDTSTART:nonsense\r\nSUMMARY:Pompe: Joint\r\nEND:VEVENT'
    const over = event('h', '20200310', 'Pompe: Sonde', 'RRULE:FREQ=WEEKLY;COUNT=2')
    server.becomes({ body: calendar(broken, over) })
    const run = await ran(running(), id)
    expect(run).toMatchObject({ outcome: 'partial', faults: [{ code: 'calendar_events_unreadable' }] })
    expect(run.faults[0]?.message).toContain('"Pompe: Joint DTSTART:nonsense": the event cannot be read.')
    expect(await plannedOf('Pompe')).toHaveLength(2)
  })

  test('a calendar without events cancels nothing', async () => {
    const server = await served({ body: calendar(event('i', '20310310', 'Scie: Lame')) })
    const id = await follow({ calendar_url: server.url, gone: 'cancel' })
    await ran(running(), id)
    server.becomes({ body: calendar() })
    expect(await ran(running(), id)).toMatchObject({ outcome: 'partial', summary: { events: 0, gone: 1 } })
    expect(await plannedOf('Scie')).toHaveLength(1)
  })

  test.each([
    ['cut short', { body: calendar(event('j', '20310310', 'X: y')).slice(0, -30) }, 'source_malformed'],
    ['a page to sign in', { body: '<!DOCTYPE html><title>Sign in</title>' }, 'source_malformed'],
    ['refused', { body: '', status: 403 }, 'http_status_unexpected'],
    ['asked to wait', { body: '', status: 429, headers: { 'retry-after': '3600' } }, 'source_rate_limited'],
  ] as const)('an answer that is %s changes nothing and says why', async (_, answer, code) => {
    const server = await served({ body: calendar(event('k', '20310310', 'Lift: Câble')) })
    const id = await follow({ calendar_url: server.url, gone: 'cancel' })
    await ran(running(), id)
    const before = await plannedOf('Lift')
    server.becomes(answer)
    expect(await ran(running(), id)).toMatchObject({ outcome: 'failed', faults: [{ code }] })
    expect(await plannedOf('Lift')).toEqual(before)
  })

  test('its credentials and the path that is its secret are in no error, log, name or answer for readers', async () => {
    const server = await served({ body: 'no', status: 500 })
    const address = server.url.replace('http://', 'http://ana:hunter22@')
    const id = await follow({ calendar_url: address, headers: { 'X-Key': 'headersecret' } })
    const run = await ran(running(), id)
    expect(server.asked[0]).toMatchObject({
      authorization: `Basic ${Buffer.from('ana:hunter22').toString('base64')}`,
      'x-key': 'headersecret',
    })
    const logs = join(running().folder, 'logs')
    const log = readdirSync(logs).map((name) => readFileSync(join(logs, name), 'utf8'))
    const { definition } = await client().jobs.get({ id })
    const names = newJobName(definition, [], inLanguage('en'))
    const output = JSON.stringify([run, names, log, concealed(definition)])
    for (const secret of ['hunter22', 'headersecret', 'private-d2f81c']) expect(output).not.toContain(secret)
  })

  test('is asked with a password that has a sign which is no escape', async () => {
    const server = await served({ body: 'no', status: 401 })
    const id = await follow({ calendar_url: server.url.replace('http://', 'http://ana:50%off@') })
    expect(await ran(running(), id)).toMatchObject({ faults: [{ code: 'calendar_refused' }] })
    expect(server.asked[0]?.authorization).toBe(`Basic ${Buffer.from('ana:50%off').toString('base64')}`)
  })

  test('of the scheme webcal is asked over https', async () => {
    const asked: string[] = []
    const http = {
      send: async ({ url }: HttpRequest) => {
        asked.push(url)
        throw new Error('not sent')
      },
    } as unknown as HttpClient
    const settings = calendarSettingsSchema.parse({ calendar_url: 'webcal://cloud.example/a.ics' })
    const { signal } = new AbortController()
    await expect(fetchCalendar(http, settings, null, signal)).rejects.toThrow('not sent')
    expect(asked).toEqual(['https://cloud.example/a.ics'])
  })
})

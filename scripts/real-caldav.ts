/**
 * `node scripts/real-caldav.ts`: starts a real Radicale on this machine, keeps events and tasks there, and reads them by
 * CalDAV as a job does: found by its name, unchanged, changed, refused. PYTHON names another interpreter; without
 * Radicale it skips aloud.
 */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { systemClock } from '../main/adapters/clock/system.ts'
import { readCalendar } from '../main/adapters/imports/ical.ts'
import { createCaldavReader } from '../main/adapters/sources/caldav/read-calendar.ts'
import type { CalendarVersion } from '../main/core/jobs/calendar/ports.ts'
import { VigieError } from '../shared/errors.ts'
import { calendarSettingsSchema } from '../shared/kinds/calendar.ts'
import { dayNumber } from '../shared/time/calendar-day.ts'
import { realHttp } from '../test/helpers/real-http.ts'

const python = process.env.PYTHON ?? 'python3'
const probe = spawnSync(python, ['-m', 'radicale', '--version'], { encoding: 'utf8' })
if (probe.status !== 0) {
  console.log(`Skipped: ${python} has no Radicale.`)
  process.exit(0)
}
const PASSWORD = 'mot de passe: é'
const folder = mkdtempSync(join(tmpdir(), 'vigie-caldav-'))
writeFileSync(join(folder, 'users'), `ana:${PASSWORD}\n`)
const port = await freePort()
const origin = `http://127.0.0.1:${port}`
const server = spawn(
  python,
  [
    ...['-m', 'radicale', '--server-hosts', `127.0.0.1:${port}`],
    ...['--auth-type', 'htpasswd', '--auth-htpasswd-filename', join(folder, 'users')],
    ...['--auth-htpasswd-encryption', 'plain', '--storage-filesystem-folder', join(folder, 'data')],
  ],
  { stdio: 'ignore' },
)

let failures = 0
function expect(what: string, found: unknown, wanted: unknown): void {
  const same = JSON.stringify(found) === JSON.stringify(wanted)
  if (!same) failures += 1
  console.log(`${same ? 'ok' : 'DIFFERS'}  ${what}${same ? '' : `: ${JSON.stringify({ found, wanted })}`}`)
}

try {
  await started()
  await compare()
} finally {
  server.kill()
  rmSync(folder, { recursive: true, force: true })
}
console.log(`Radicale ${probe.stdout.trim()}: ${failures === 0 ? 'all as expected' : `${failures} differ`}.`)
process.exitCode = failures === 0 ? 0 : 1

async function compare(): Promise<void> {
  await put('MKCALENDAR', '/ana/atelier/', named('Atelier & halle'))
  await put('MKCALENDAR', '/ana/maison/', named('Maison'))
  await put(
    'PUT',
    '/ana/atelier/a.ics',
    object('VEVENT', 'a', 'DTSTART;VALUE=DATE:20310310', 'SUMMARY:Presse: <Huile> & filtre'),
  )
  await put(
    'PUT',
    '/ana/atelier/b%20%C3%A9.ics',
    object('VEVENT', 'b', 'DTSTART:20310401T080000Z', 'RRULE:FREQ=MONTHLY', 'SUMMARY:Presse: Courroie'),
  )
  await put(
    'PUT',
    '/ana/atelier/c.ics',
    object('VTODO', 'c', 'DUE;VALUE=DATE:20310501', 'SUMMARY:Presse: Joint'),
  )
  const account = origin.replace('//', `//ana:${encodeURIComponent(PASSWORD)}@`)
  const whole = ['a Presse: <Huile> & filtre', 'b Presse: Courroie', 'c Presse: Joint']

  const first = await read(account, 'atelier & halle')
  expect('found by its name from the address of the server', first.events, whole)
  expect('its name', first.name, 'Atelier & halle')
  expect('found by its own address', (await read(`${account}/ana/atelier/`, '')).events, whole)
  expect('found from the folder of the account', (await read(`${account}/ana`, 'atelier')).events, whole)
  expect('one of several', await failure(account, ''), 'calendar_choose')
  const again = await read(account, 'Atelier & halle', first.version)
  expect('unchanged, it is not read again', again.events, null)
  await put('DELETE', '/ana/atelier/a.ics')
  const changed = await read(account, 'Atelier & halle', first.version)
  expect('changed, it is read', changed.events, whole.slice(1))
  expect('a wrong password', await failure(origin.replace('//', '//ana:x@'), ''), 'calendar_refused')
  expect('no password', await failure(origin, ''), 'calendar_refused')
}

async function read(url: string, name: string, known: CalendarVersion | null = null) {
  const settings = calendarSettingsSchema.parse({
    calendar_url: url,
    protocol: 'caldav',
    calendar_name: name,
  })
  const reader = createCaldavReader(realHttp(systemClock))
  const { text, version } = await reader(settings, known, new AbortController().signal)
  if (text === null) return { events: null, name: null, version }
  const { events, name: own } = readCalendar(text, dayNumber('2030-01-01'), 'Europe/Paris')
  return { events: events.map(({ uid, summary }) => `${uid} ${summary}`).sort(), name: own, version }
}

async function failure(url: string, name: string): Promise<string> {
  try {
    await read(url, name)
    return 'none'
  } catch (error) {
    if (error instanceof VigieError) return error.code
    throw error
  }
}

function object(kind: string, uid: string, ...lines: readonly string[]): string {
  const within = [`BEGIN:${kind}`, `UID:${uid}`, 'DTSTAMP:20261101T000000Z', ...lines, `END:${kind}`]
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//vigie//test', ...within, 'END:VCALENDAR', ''].join(
    '\r\n',
  )
}

function named(name: string): string {
  const shown = name.replace('&', '&amp;')
  return `<C:mkcalendar xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:set><D:prop><D:displayname>${shown}</D:displayname></D:prop></D:set></C:mkcalendar>`
}

async function put(method: string, path: string, body = ''): Promise<void> {
  const authorization = `Basic ${Buffer.from(`ana:${PASSWORD}`).toString('base64')}`
  const reply = await fetch(origin + path, {
    method,
    headers: { authorization },
    ...(body !== '' && { body }),
  })
  if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`)
}

async function started(): Promise<void> {
  for (let left = 100; ; left -= 1) {
    try {
      await fetch(origin, { redirect: 'manual' })
      return
    } catch (error) {
      if (left === 0) throw error
      await wait(200)
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probed = createServer().listen(0, '127.0.0.1', () => {
      const address = probed.address()
      probed.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

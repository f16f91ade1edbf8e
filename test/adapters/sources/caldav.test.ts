/** Reading a calendar by CalDAV: how it is found, asked for and refused, against a server on the loopback. */
import { describe, expect, it } from 'vitest'
import { createCaldavReader } from '../../../main/adapters/sources/caldav/read-calendar.ts'
import { calendarSettingsSchema } from '../../../shared/kinds/calendar.ts'
import { FakeClock } from '../../helpers/fake-clock.ts'
import { realHttp } from '../../helpers/real-http.ts'
import { caldavServer, type ServedCalendar } from '../../servers/caldav.ts'
import { receiver, status } from '../../servers/receiver.ts'

const read = (settings: object) => {
  const parsed = calendarSettingsSchema.parse({ protocol: 'caldav', ...settings })
  return createCaldavReader(realHttp(new FakeClock()))(parsed, null, new AbortController().signal)
}
const event = (uid: string, summary = 'Vidange') =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:${uid}\r\nSUMMARY:${summary}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`
const uidsIn = (text: string | null) => [...(text ?? '').matchAll(/^UID:(.*?)\r?$/gm)].map(([, uid]) => uid)
const one = (objects: ServedCalendar['objects'], name = 'Atelier'): ServedCalendar => ({ name, objects })

/** Several calendars, of which one has no events by its kind. */
const several = {
  'p 1': one({ 'a b.ics': event('a') }),
  home: one({ 'h.ics': event('h') }, 'Maison'),
  notes: { name: 'Notes', components: ['VJOURNAL'], objects: {} },
}

describe.each(['radicale', 'sabre'] as const)('a calendar of %s', (dialect) => {
  it.each([
    ['the address of the server, by its name', '', 'ATELIER', ['a']],
    ['the address of the server, by the last part of its own', '', 'p 1', ['a']],
    ['an address where nothing is', '/nothing/', 'maison', ['h']],
  ])('is found from %s', async (_, path, name, uids) => {
    const { account } = await caldavServer({ dialect, calendars: several })
    const { text } = await read({ calendar_url: account + path, calendar_name: name })
    expect(uidsIn(text)).toEqual(uids)
  })

  it('is found from the folder of the account, without a name if it is the only one', async () => {
    const { account } = await caldavServer({ dialect, calendars: { only: one({ 'a.ics': event('a') }) } })
    const home = dialect === 'sabre' ? '/remote.php/dav/calendars/ana/' : '/ana'
    expect(uidsIn((await read({ calendar_url: account + home })).text)).toEqual(['a'])
  })

  it('keeps its name, and every line of its events', async () => {
    const content = event('a', 'Filtre <x> & huile').replace(
      'END:VEVENT',
      'DESCRIPTION:Deux\\n\r\n  lignes\r\nEND:VEVENT',
    )
    const { account } = await caldavServer({ dialect, calendars: { only: one({ 'a.ics': content }) } })
    const { text } = await read({ calendar_url: account })
    expect(text).toMatch(/^X-WR-CALNAME:Atelier\r?$/m)
    expect(text?.replace(/\r/g, '')).toContain(content.replace(/\r/g, '').trim())
  })
})

it('sends a password as it is, with a sign that is no escape', async () => {
  const { origin, received } = await receiver(status(401))
  const calendar_url = `${origin.replace('//', '//ana:50%off%20@')}/`
  await expect(read({ calendar_url })).rejects.toMatchObject({ code: 'calendar_refused' })
  expect(received[0]?.headers.authorization).toBe(`Basic ${Buffer.from('ana:50%off%20').toString('base64')}`)
})

it('is not replaced by another one of the account if nothing is at its address any more', async () => {
  const { account } = await caldavServer({ calendars: { home: one({ 'h.ics': event('h') }, 'Maison') } })
  await expect(read({ calendar_url: `${account}/ana/work/` })).rejects.toMatchObject({
    code: 'calendar_choose',
    params: { names: 'Maison' },
  })
})

it('is found in the account, if its server names another folder for calendars', async () => {
  const calendars = { only: one({ 'a.ics': event('a') }) }
  const { account } = await caldavServer({ calendars, home: '/' })
  expect(uidsIn((await read({ calendar_url: account })).text)).toEqual(['a'])
})

it('reads names whatever their prefixes', async () => {
  const { account } = await caldavServer({
    dialect: 'sabre',
    calendars: { only: one({ 'a.ics': event('a') }) },
    spoil: (body) =>
      body
        .replaceAll('d:', 'X_')
        .replaceAll('cal:', 'D:')
        .replaceAll('X_', 'C:')
        .replaceAll('xmlns:d=', 'xmlns:C='),
  })
  expect(uidsIn((await read({ calendar_url: account })).text)).toEqual(['a'])
})

it('asks for the names of all, if it could be one of several', async () => {
  const calendars = { a: one({}), b: one({}), c: one({}, 'Maison') }
  const { account } = await caldavServer({ calendars })
  await expect(read({ calendar_url: account })).rejects.toMatchObject({
    code: 'calendar_choose',
    params: { names: 'a, b, Maison' },
  })
})

it('asks for events by their addresses, if a query gives only these', async () => {
  const objects = Object.fromEntries(
    Array.from({ length: 130 }, (_, at) => [`${at} é&.ics`, event(`m${at}`)]),
  )
  const { account, asked } = await caldavServer({ calendars: { work: one(objects) }, withoutData: true })
  const { text } = await read({ calendar_url: `${account}/ana/work/` })
  expect(uidsIn(text)).toHaveLength(130)
  expect(asked.filter((line) => line.startsWith('REPORT'))).toHaveLength(4)
})

const more = (response: string) => (body: string) =>
  body.replace('</multistatus>', `<response><href>/ana/work/</href>${response}</response></multistatus>`)

it.each([
  ['is cut short', (body: string) => body.slice(0, -80)],
  [
    'has a second answer within it',
    (body: string) => body.replace('<getetag', `${body.slice(0, 200)}<getetag`),
  ],
  ['is a page', () => '<html>Sign in</html>'],
  ['has no room for the rest', more('<status>HTTP/1.1 507 Insufficient Storage</status>')],
  ['names an event that it cannot read', more('<status>HTTP/1.1 500 Error</status>')],
  [
    'has an event without content, whoever asks',
    more('<propstat><prop/><status>HTTP/1.1 200 OK</status></propstat>'),
  ],
])('refuses an answer that %s', async (_, spoiled) => {
  const { account } = await caldavServer({
    calendars: { work: one({ 'a.ics': event('a') }) },
    spoil: (body, method) => (method === 'REPORT' ? spoiled(body) : body),
  })
  const reading = read({ calendar_url: `${account}/ana/work/` })
  await expect(reading).rejects.toMatchObject({ code: 'source_malformed' })
})

it('leaves out an event that is gone between two requests', async () => {
  const { account } = await caldavServer({
    calendars: { work: one({ 'a.ics': event('a') }) },
    spoil: more('<status>HTTP/1.1 404 Not Found</status>'),
  })
  expect(uidsIn((await read({ calendar_url: `${account}/ana/work/` })).text)).toEqual(['a'])
})

describe('a calendar that is not there', () => {
  it('is refused without name and password, or with wrong ones', async () => {
    const { origin, host } = await caldavServer({ calendars: several })
    for (const url of [origin, `http://ana:wrong@${host}`])
      await expect(read({ calendar_url: url })).rejects.toMatchObject({ code: 'calendar_refused' })
  })

  it('is said to be absent from an empty account, and from a web site', async () => {
    const { account } = await caldavServer({ calendars: {} })
    const page = await receiver(status(200, { 'content-type': 'text/html' }, '<html>Sign in</html>'))
    for (const url of [account, page.origin])
      await expect(read({ calendar_url: url })).rejects.toMatchObject({ code: 'calendar_absent' })
  })
})

it('never sends its password to another host without TLS', async () => {
  const other = await receiver(status(207))
  const { account } = await caldavServer({ calendars: {}, home: `${other.origin}/calendars/` })
  await expect(read({ calendar_url: account })).rejects.toMatchObject({ code: 'source_malformed' })
  expect(other.received).toEqual([])
})

it('sends the header of the settings in place of the credentials of the address', async () => {
  const server = await receiver(status(401))
  const settings = {
    calendar_url: server.origin.replace('//', '//ana:x@'),
    headers: { Authorization: 'Bearer t' },
  }
  await expect(read(settings)).rejects.toMatchObject({ code: 'calendar_refused' })
  expect(server.received[0]?.headers.authorization).toBe('Bearer t')
})

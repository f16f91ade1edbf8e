/** Jobs that read a calendar by CalDAV, in a whole instance against a server on the loopback. */
import { describe, expect, test } from 'vitest'
import { addJob, ownInstance, ran } from '../../../helpers/own-jobs.ts'
import { caldavServer, type ServedCalendar } from '../../../servers/caldav.ts'

const running = ownInstance()
const client = () => running().application.client('en')

const object = (kind: 'VEVENT' | 'VTODO', uid: string, ...lines: string[]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//x//y',
    `BEGIN:${kind}`,
    `UID:${uid}`,
    ...lines,
    `END:${kind}`,
    'END:VCALENDAR',
    '',
  ].join('\r\n')
const event = (uid: string, day: string, summary: string, ...more: string[]) =>
  object('VEVENT', uid, `DTSTART;VALUE=DATE:${day}`, `SUMMARY:${summary}`, ...more)

let made = 0
async function follow(settings: object): Promise<string> {
  made += 1
  const id = `caldav-${made}`
  await addJob(running(), id, { kind: 'calendar', settings: { protocol: 'caldav', ...settings } })
  return id
}

async function plannedOf(asset: string) {
  const { items } = await client().maintenances.list({ limit: 500, status: 'open' })
  return items.filter((one) => one.asset_name === asset).map((one) => `${one.title} ${one.planned_on}`)
}

const one = (objects: ServedCalendar['objects']): ServedCalendar => ({ name: 'Atelier', objects })

describe('a calendar by CalDAV', () => {
  test('brings events and tasks, moves what moved, and cancels what is gone if that is wanted', async () => {
    const calendar = one({
      'a.ics': event('da', '20310310', 'Presse 9: Vidange & filtre', 'DESCRIPTION:Deux\\nlignes'),
      'b.ics': event('db', '20310401', 'Presse 9: Courroie'),
      'c.ics': object('VTODO', 'dc', 'DUE;VALUE=DATE:20310501', 'SUMMARY:Presse 9: Joint'),
    })
    const server = await caldavServer({ calendars: { work: calendar } })
    const id = await follow({ calendar_url: `${server.account}/ana/work/`, gone: 'cancel' })
    expect(await ran(running(), id)).toMatchObject({ outcome: 'succeeded', summary: { events: 3, new: 3 } })
    expect(await plannedOf('Presse 9')).toEqual([
      'Vidange & filtre 2031-03-10',
      'Courroie 2031-04-01',
      'Joint 2031-05-01',
    ])
    const { 'b.ics': _, ...others } = calendar.objects
    calendar.objects = { ...others, 'a.ics': event('da', '20310317', 'Presse 9: Vidange', 'SEQUENCE:1') }
    expect(await ran(running(), id)).toMatchObject({
      outcome: 'succeeded',
      summary: { new: 0, changed: 1, gone: 1 },
    })
    expect(await plannedOf('Presse 9')).toEqual(['Vidange 2031-03-17', 'Joint 2031-05-01'])
  })

  test('whose token has not changed is not read again', async () => {
    const server = await caldavServer({
      calendars: { work: one({ 'a.ics': event('ta', '20310310', 'T: u') }) },
    })
    const id = await follow({ calendar_url: `${server.account}/ana/work/` })
    await ran(running(), id)
    server.asked.length = 0
    expect(await ran(running(), id)).toMatchObject({ outcome: 'succeeded', summary: { events: null } })
    expect(server.asked).toEqual(['PROPFIND /ana/work/ 0'])
  })

  test('changes nothing if an answer is cut short', async () => {
    const calendar = one({
      'a.ics': event('sa', '20310310', 'Lift 9: Câble'),
      'b.ics': event('sb', '20310311', 'Lift 9: Frein'),
    })
    let isCut = false
    const server = await caldavServer({
      calendars: { work: calendar },
      spoil: (body, method) => (isCut && method === 'REPORT' ? body.slice(0, -80) : body),
    })
    const id = await follow({ calendar_url: `${server.account}/ana/work/`, gone: 'cancel' })
    await ran(running(), id)
    const before = await plannedOf('Lift 9')
    expect(before).toHaveLength(2)
    calendar.objects = { 'a.ics': event('sa', '20310312', 'Lift 9: Câble') }
    isCut = true
    const run = await ran(running(), id)
    expect(run).toMatchObject({ outcome: 'failed', faults: [{ code: 'source_malformed' }] })
    expect(await plannedOf('Lift 9')).toEqual(before)
  })

  test('shows its password nowhere, and says that the one it has is refused', async () => {
    const server = await caldavServer({ calendars: {} })
    const id = await follow({ calendar_url: `http://ana:hunter23@${server.host}` })
    const run = await ran(running(), id)
    expect(run).toMatchObject({ outcome: 'failed', faults: [{ code: 'calendar_refused' }] })
    expect(JSON.stringify(run)).not.toContain('hunter')
  })
})

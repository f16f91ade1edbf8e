/** More of what users of other programs reported to their trackers, with what each file means here. */
import { describe, expect, it } from 'vitest'
import { importSourceSchema } from '../../../shared/import.ts'
import { callerIn } from '../../helpers/caller.ts'
import { createImportHarness } from '../../helpers/import-harness.ts'

const calendar = (...lines: readonly string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n')
const event = (...lines: readonly string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']
const task = (...lines: readonly string[]) => ['BEGIN:VTODO', ...lines, 'END:VTODO']

/** Imports a calendar, and returns what is open then, with its day. */
async function plannedBy(text: string, now: string) {
  const harness = createImportHarness(now)
  const preview = await harness.preview(text)
  expect(preview.faults).toEqual([])
  await harness.accept(preview.token)
  const { items } = harness.services.maintenances.due({ days: 366 })
  return items.map(({ day, maintenance }) => `${maintenance.title} ${day}`)
}

describe('a calendar', () => {
  it('kewisch/ical.js 1015: a quotation mark in what an attendee answered', async () => {
    const broken = event(
      'UID:1',
      'SUMMARY:Presse: a',
      'DTSTART;VALUE=DATE:20260820',
      'ATTENDEE;X-RESPONSE-COMMENT="He said "no" to it":mailto:ana@example.org',
    )
    const good = event('UID:2', 'SUMMARY:Presse: b', 'DTSTART;VALUE=DATE:20260821')
    expect(await plannedBy(calendar(...broken, ...good), '2026-08-11T08:00:00Z')).toEqual([
      'a 2026-08-20',
      'b 2026-08-21',
    ])
  })

  it('nextcloud/calendar 3905: the place of Apple, broken over lines', async () => {
    const text = calendar(
      ...event(
        'UID:1',
        'SUMMARY:Presse: a',
        'DTSTART;VALUE=DATE:20260820',
        'X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-ADDRESS=Rue 1\\n1000 B;X-TITLE=',
        ':geo:46.5,6.6',
      ),
    )
    expect(await plannedBy(text, '2026-08-11T08:00:00Z')).toEqual(['a 2026-08-20'])
  })

  it('nextcloud/calendar 2031: further days and days left out, one a line, and a rule with an empty part', async () => {
    const text = calendar(
      ...event(
        'DTSTART;VALUE=DATE:20200227',
        'DTEND;VALUE=DATE:20200228',
        'RRULE:FREQ=WEEKLY;UNTIL=20200320T000000Z;\r\n INTERVAL=1;BYDAY=TH;WKST=MO',
        'RDATE;VALUE=DATE:\r\n 20200228,\r\n 20200408',
        'EXDATE;VALUE=DATE:\r\n 20200227,\r\n 20200312',
        'UID:15828015991@muellmax.de',
        'SUMMARY:Bacs: sortir',
      ),
    )
    expect(await plannedBy(text, '2020-02-20T08:00:00Z')).toEqual(
      ['2020-02-28', '2020-03-05', '2020-03-19', '2020-04-08'].map((day) => `sortir ${day}`),
    )
  })

  it('nextcloud/calendar 5199: whole days left out of a series with times, and UTC', async () => {
    const text = calendar(
      ...event(
        'SUMMARY:Presse: a',
        'UID:Caldav-7-374',
        'DTSTART:20230307T183000Z',
        'DTEND:20230307T210000Z',
        'RRULE:FREQ=WEEKLY;INTERVAL=1;BYDAY=TU;COUNT=7',
        'EXDATE:20230328',
        'EXDATE:20230418',
      ),
    )
    expect(await plannedBy(text, '2023-03-01T08:00:00Z')).toEqual(
      ['07', '14', '21'].map((day) => `a 2023-03-${day}`).concat(['a 2023-04-04', 'a 2023-04-11']),
    )
  })

  it('nextcloud/calendar 3035: dates without a value', async () => {
    const text = calendar(
      ...event('UID:1', 'SUMMARY:Presse: a', 'DTSTART:20260820T080000', 'DTEND:', 'CREATED:', 'DUE:'),
    )
    expect(await plannedBy(text, '2026-08-11T08:00:00Z')).toEqual(['a 2026-08-20'])
  })

  it('nextcloud/calendar 8332: events without a UID', async () => {
    const text = calendar(
      ...event('SUMMARY:Presse: a', 'DTSTART;VALUE=DATE:20260820'),
      ...event('SUMMARY:Presse: b', 'DTSTART;VALUE=DATE:20260820'),
    )
    expect(await plannedBy(text, '2026-08-11T08:00:00Z')).toEqual(['a 2026-08-20', 'b 2026-08-20'])
  })

  it('nextcloud/calendar 8332: series without a UID are not mixed', async () => {
    const text = calendar(
      ...event('SUMMARY:Presse: a', 'DTSTART;VALUE=DATE:20260820', 'RRULE:FREQ=WEEKLY;COUNT=2'),
      ...event('SUMMARY:Presse: b', 'DTSTART;VALUE=DATE:20260821', 'RRULE:FREQ=DAILY;COUNT=2'),
    )
    expect(await plannedBy(text, '2026-08-11T08:00:00Z')).toEqual([
      'a 2026-08-20',
      'b 2026-08-21',
      'b 2026-08-22',
      'a 2026-08-27',
    ])
  })

  it('nextcloud/calendar 1176: comments with tabs before the first event', async () => {
    const text = calendar(
      'COMMENT: Author',
      'COMMENT:',
      'COMMENT:\tNew Years\t            begins on \tJan 1',
      ...event('UID:1', 'SUMMARY:Presse: a', 'DTSTART;VALUE=DATE:20260820'),
    )
    expect(await plannedBy(text, '2026-08-11T08:00:00Z')).toEqual(['a 2026-08-20'])
  })

  it('SufficientlySecure/calendar-import-export 86: a calendar within the other', async () => {
    const inner = calendar(...event('UID:1', 'SUMMARY:Presse: a', 'DTSTART;VALUE=DATE:20260820'))
    const text = calendar(
      inner.trimEnd(),
      ...event('UID:2', 'SUMMARY:Presse: b', 'DTSTART;VALUE=DATE:20260821'),
    )
    expect(await plannedBy(text, '2026-08-11T08:00:00Z')).toEqual(['a 2026-08-20', 'b 2026-08-21'])
  })

  it('home-assistant/core 75722: the lists of Nextcloud Deck are tasks for no day', async () => {
    const harness = createImportHarness('2022-07-20T08:00:00Z')
    const preview = await harness.preview(
      calendar(
        'X-WR-CALNAME:Deck: Rüsselgazelle',
        ...task('UID:deck-card-4', 'DUE:20220725T080000Z', 'STATUS:NEEDS-ACTION', 'SUMMARY:Achats'),
        ...task('UID:deck-stack-8', 'SUMMARY:List : TODO'),
      ),
    )
    expect(preview).toMatchObject({ new: 1, ignored: 1, faulty: 0 })
    expect(preview.ignored_rows).toMatchObject([{ title: 'List : TODO', reason: 'undated' }])
  })

  it.each(['before', 'behind'])(
    'tasks/tasks 1600: a day that is done has the UID of its series, %s it',
    async (place) => {
      const done = task(
        'UID:1',
        'SUMMARY:Presse: a',
        'DTSTART:20260804T080000Z',
        'DUE:20260804T080000Z',
        'STATUS:COMPLETED',
        'COMPLETED:20260804T090000Z',
      )
      const series = task(
        'UID:1',
        'SUMMARY:Presse: a',
        'DTSTART:20260811T080000Z',
        'DUE:20260811T080000Z',
        'RRULE:FREQ=WEEKLY;COUNT=2',
      )
      const text = place === 'before' ? calendar(...done, ...series) : calendar(...series, ...done)
      expect(await plannedBy(text, '2026-08-10T08:00:00Z')).toEqual(['a 2026-08-11', 'a 2026-08-18'])
    },
  )
})

describe('a table', () => {
  it('Snipe-IT 5093: quoted and bare cells, times of midnight, and é of Windows', async () => {
    const content = [
      '"Category","Purchase Date","Asset Tag","Serial Number","Location","Item Name","Purchase Cost","Status"',
      '"Phone",11/27/2017 0:00:00,"1","W17250T9","Oliver","Café x6860",122.00,"Deployable"',
    ].join('\r\n')
    const { imports } = createImportHarness()
    const source = importSourceSchema.parse({
      content_base64: Buffer.from(content, 'latin1').toString('base64'),
    })
    const preview = await imports.assets.previewImport(source, callerIn('en'))
    expect(preview.mapping).toMatchObject({ name: 'Item Name', code: 'Asset Tag', location: 'Location' })
    expect(preview.faults).toEqual([])
    expect(preview.items[0]?.values).toMatchObject({ name: 'Café x6860', commissioned_on: '2017-11-27' })
  })

  it('LubeLogger 317: a French log of readings, whose initial ones are no readings', async () => {
    const harness = createImportHarness()
    harness.asset('Camion')
    const content = 'Date,InitialOdometer,Odometer,Notes,Tags\n19/02/2024,45000,"45 120",,\n'
    const source = importSourceSchema.parse({ content, asset: 'Camion', constants: { unit: 'km' } })
    const preview = await harness.imports.readings.previewImport(source, callerIn('fr'))
    expect(preview.faults).toEqual([])
    expect(preview.items[0]?.values).toMatchObject({ read_on: '2024-02-19', meter_value: '45120' })
  })

  it('tracktor 152: a decimal comma in a file with commas', async () => {
    const content = 'Vehicle,Task,Due date,Cost\nVan,Oil,2026-08-20,"55,55"\n'
    const { items } = await createImportHarness().preview(content)
    expect(items[0]?.values.cost).toBe('55.55')
  })

  it('tableflow 243: a day of Excel as its number', async () => {
    const { items } = await createImportHarness().preview('Vehicle,Task,Due date\nVan,Oil,45581\n')
    expect(items[0]?.values.planned_on).toBe('2024-10-16')
  })

  it('GLPI data injection 615: a bar between the cells', async () => {
    const { items, faulty } = await createImportHarness().preview(
      'Machine|Tâche|Échéance\nTour|Vidange|05/01/2027\n',
    )
    expect([faulty, items[0]?.values.title]).toEqual([0, 'Vidange'])
  })
})

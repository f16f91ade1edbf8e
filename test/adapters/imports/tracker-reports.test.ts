/** What users of other programs reported to their trackers: the same calendar or table, and what it means here. */
import { describe, expect, it } from 'vitest'
import { importSourceSchema } from '../../../shared/import.ts'
import { callerIn } from '../../helpers/caller.ts'
import { createImportHarness } from '../../helpers/import-harness.ts'

interface TrackerReport {
  readonly tracker: string
  /** The clock of the owner, a little before the calendar begins. */
  readonly now: string
  /** Lines of each event; all have the same UID. */
  readonly events: readonly (readonly string[])[]
  readonly calendar?: readonly string[]
  readonly days: readonly string[]
}

const REPORTS: readonly TrackerReport[] = [
  {
    tracker: 'nextcloud/server 44600: whole days left out of a series with times',
    now: '2024-03-01T08:00:00Z',
    events: [
      [
        'DTSTART;TZID=Europe/Vienna:20240317T100000',
        'RRULE:FREQ=WEEKLY;BYDAY=SU;UNTIL=20240526T080000Z',
        ...['20240331', '20240421', '20240505', '20240519', '20240324'].map(
          (day) => `EXDATE;VALUE=DATE:${day}`,
        ),
      ],
    ],
    days: ['2024-03-17', '2024-04-07', '2024-04-14', '2024-04-28', '2024-05-12', '2024-05-26'],
  },
  {
    tracker: 'jkbrzt/rrule 556: days of the week of another zone, an hour after its midnight',
    now: '2022-09-20T08:00:00Z',
    events: [
      ['DTSTART;TZID=America/Denver:20220926T010000', 'RRULE:FREQ=WEEKLY;BYDAY=MO,WE,TH;INTERVAL=1;COUNT=3'],
    ],
    days: ['2022-09-26', '2022-09-28', '2022-09-29'],
  },
  {
    tracker: 'jkbrzt/rrule 157: Sundays in Sydney over a change of the clocks',
    now: '2016-09-01T08:00:00Z',
    events: [
      [
        'DTSTART;TZID=Australia/Sydney:20160918T160000',
        'RRULE:FREQ=WEEKLY;BYDAY=SU;BYHOUR=16;BYMINUTE=0;COUNT=4',
      ],
    ],
    days: ['2016-09-18', '2016-09-25', '2016-10-02', '2016-10-09'],
  },
  {
    tracker: 'jkbrzt/rrule 390: every day over a change of the clocks',
    now: '2020-03-20T08:00:00Z',
    events: [['DTSTART;TZID=Europe/London:20200326T000000', 'RRULE:FREQ=DAILY;COUNT=6;INTERVAL=1;WKST=MO']],
    days: ['2020-03-26', '2020-03-27', '2020-03-28', '2020-03-29', '2020-03-30', '2020-03-31'],
  },
  {
    tracker: 'jkbrzt/rrule 230: an end in UTC after the clocks went back',
    now: '2018-10-20T08:00:00Z',
    events: [['DTSTART:20181031T180000Z', 'RRULE:FREQ=WEEKLY;UNTIL=20181115T050000Z']],
    days: ['2018-10-31', '2018-11-07', '2018-11-14'],
  },
  {
    tracker: 'fmeringdal/rust-rrule 34: the last working day but one, and the first day is one',
    now: '2025-09-01T08:00:00Z',
    events: [
      [
        'DTSTART;TZID=America/New_York:20250929T090000',
        'RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2;COUNT=4',
      ],
    ],
    days: ['2025-09-29', '2025-10-30', '2025-11-27', '2025-12-30'],
  },
  {
    tracker:
      'jens-maus/node-ical 459: Exchange moves one of a series of whole days, with a time in a Windows zone',
    now: '2026-02-10T08:00:00Z',
    events: [
      ['DTSTART;VALUE=DATE:20260219', 'RRULE:FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4'],
      [
        'RECURRENCE-ID;TZID=W. Europe Standard Time:20260226T000000',
        'DTSTART;VALUE=DATE:20260227',
        'SEQUENCE:0',
      ],
    ],
    days: ['2026-02-19', '2026-02-24', '2026-02-27', '2026-03-03'],
  },
  {
    tracker:
      'jens-maus/node-ical 454: Exchange leaves one of a series of whole days out, with a time in a zone',
    now: '2026-02-10T08:00:00Z',
    events: [
      [
        'DTSTART;VALUE=DATE:20260219',
        'RRULE:FREQ=WEEKLY;COUNT=3',
        'EXDATE;TZID=W. Europe Standard Time:20260226T000000',
      ],
    ],
    days: ['2026-02-19', '2026-03-05'],
  },
  {
    tracker: 'Kozea/Radicale 1979: one of a series of whole days moves, named without VALUE=DATE',
    now: '2025-02-20T08:00:00Z',
    events: [
      ['DTSTART;VALUE=DATE:20250301', 'RRULE:FREQ=DAILY;INTERVAL=1;COUNT=3', 'SEQUENCE:1'],
      ['RECURRENCE-ID:20250302', 'DTSTART;VALUE=DATE:20250309', 'SEQUENCE:1'],
    ],
    days: ['2025-03-01', '2025-03-03', '2025-03-09'],
  },
  {
    tracker: 'kewisch/ical.js 257: a day left out in UTC, and a zone without its definition',
    now: '2016-07-20T08:00:00Z',
    events: [
      [
        'DTSTART;TZID=Europe/Berlin:20160725T100000',
        'RRULE:FREQ=WEEKLY;UNTIL=20160829T080000Z',
        'EXDATE:20160808T080000Z',
        'SEQUENCE:3',
      ],
    ],
    days: ['2016-07-25', '2016-08-01', '2016-08-15', '2016-08-22', '2016-08-29'],
  },
  {
    tracker: 'robur-coop/icalendar 13: the same one of a series twice, the later version decides',
    now: '2024-12-20T08:00:00Z',
    events: [
      [
        'DTSTART;TZID=Europe/London:20241231T200000',
        'RRULE:FREQ=WEEKLY;COUNT=3',
        'EXDATE:20250107T200000Z',
        'SEQUENCE:5',
      ],
      ['RECURRENCE-ID:20241231T200000Z', 'DTSTART;TZID=Europe/London:20250116T180000', 'SEQUENCE:10'],
      ['RECURRENCE-ID:20241231T200000Z', 'DTSTART;TZID=Europe/London:20250218T170000', 'SEQUENCE:6'],
    ],
    days: ['2025-01-14', '2025-01-16'],
  },
  {
    tracker: 'jens-maus/node-ical 100: the zone of the event, not of the calendar, decides its day',
    now: '2026-03-01T08:00:00Z',
    calendar: ['X-WR-TIMEZONE:Australia/Adelaide'],
    events: [['DTSTART;TZID=Europe/Paris:20260326T230000', 'RRULE:FREQ=WEEKLY;COUNT=3']],
    days: ['2026-03-26', '2026-04-02', '2026-04-09'],
  },
]

const calendarOf = ({ calendar = [], events }: TrackerReport) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...calendar,
    ...events.flatMap((lines) => ['BEGIN:VEVENT', 'UID:u', 'SUMMARY:Pont: x', ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
    '',
  ].join('\r\n')

describe('a calendar', () => {
  it.each(REPORTS)('$tracker', async (report) => {
    const harness = createImportHarness(report.now)
    const preview = await harness.preview(calendarOf(report))
    expect(preview.faults).toEqual([])
    await harness.accept(preview.token)
    const { items } = harness.services.maintenances.due({ days: 366 })
    expect(items.map(({ day }) => day)).toEqual(report.days)
  })

  it('algoo/open-calendar 1: Thunderbird knows no series, only one day of it with its words', async () => {
    const harness = createImportHarness('2025-06-20T08:00:00Z')
    const text = [
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'UID:u',
      'DTSTART;TZID=Europe/Paris:20250627T140000',
      'RDATE;TZID=Europe/Paris:20250627T140000',
      'X-MOZ-FAKED-MASTER:1',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:u',
      'RECURRENCE-ID;TZID=Europe/Paris:20250627T140000',
      'DTSTART;TZID=Europe/Paris:20250627T140000',
      'SUMMARY:Pont: vidange',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n')
    const preview = await harness.preview(text)
    expect(preview.faults).toEqual([])
    await harness.accept(preview.token)
    const { items } = harness.services.maintenances.list({ limit: 10 })
    expect(items.map((one) => `${one.asset_name} ${one.title} ${one.planned_on}`)).toEqual([
      'Pont vidange 2025-06-27',
    ])
  })
})

describe('a table', () => {
  it('Leantime 2841: a due date of the United States', async () => {
    const harness = createImportHarness()
    const preview = await harness.preview('Asset,Task,Due Date\nPump,Oil,11/30/2026\nPump,Belt,04/05/2026\n')
    expect(preview.faults).toEqual([])
    expect(preview.items.map(({ values }) => values.planned_on)).toEqual(['2026-11-30', '2026-04-05'])
  })

  it('Snipe-IT 12559: assets with the date of their purchase', async () => {
    const harness = createImportHarness()
    const content =
      'Category,Manufacturer,Asset Tag,Model name,Purchase Year,Purchase Date\nLaptops,Lenovo,BL-10001,Thinkpad L540,2013,2013-11-01\n'
    const preview = await harness.imports.assets.previewImport(
      importSourceSchema.parse({ content }),
      callerIn('en'),
    )
    expect(preview.faults).toEqual([])
    expect(preview.mapping).toMatchObject({ code: 'Asset Tag', category: 'Category' })
    expect(preview.items).toMatchObject([{ values: { code: 'BL-10001', commissioned_on: '2013-11-01' } }])
  })

  it('GLPI 11660: every month on the 31st comes back to the 31st', () => {
    const harness = createImportHarness('2026-01-10T08:00:00Z')
    const { id: asset_id } = harness.asset('Pont')
    const recurrence = { every: 1, unit: 'month', from: 'plan' }
    harness.maintenance(asset_id, '2026-01-31', { recurrence })
    const { items } = harness.services.maintenances.due({ days: 120 })
    expect(items.map(({ day }) => day)).toEqual(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30'])
  })
})

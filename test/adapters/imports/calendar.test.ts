import { describe, expect, it } from 'vitest'
import { callerIn } from '../../helpers/caller.ts'
import { createImportHarness, type ImportHarness } from '../../helpers/import-harness.ts'

describe('a calendar that was exported', () => {
  it('comes back the same elsewhere', async () => {
    const harness = createImportHarness()
    const asset = harness.asset('Compresseur: nord', { code: 'C-12', location: 'Atelier, nord' })
    harness.maintenance(asset.id, '2026-04-01', { cost: 12.5, reference: 'B-7', notes: 'un\ndeux' })
    harness.maintenance(asset.id, '2026-04-02', {
      recurrence: { every: 2, unit: 'week', from: 'completion' },
    })
    harness.maintenance(asset.id, '2026-01-02', { status: 'completed', completed_on: '2026-01-05' })
    const { content } = await harness.exports.maintenances.export(
      { format: 'ics', for: 'programs' },
      callerIn('en'),
    )
    const other = createImportHarness()
    other.clock.pass(60_000)
    expect(await other.accept((await other.preview(content)).token)).toMatchObject({
      created: 3,
      faulty: 0,
      assets_created: 1,
    })
    const inRows = async ({ exports }: typeof harness) =>
      (await exports.maintenances.export({ format: 'csv', for: 'programs' }, callerIn('en'))).content.replace(
        /maintenance-\d+-\d+@vigie/g,
        '',
      )
    expect(await inRows(other)).toEqual(await inRows(harness))
    expect(await other.preview(content)).toMatchObject({ new: 0, changed: 0, known: 3 })
  })

  it('is recognised where it came from, and what was moved in it is moved', async () => {
    const harness = createImportHarness()
    const { id } = harness.maintenance(harness.asset('Pont').id, '2026-04-01')
    const { content } = await harness.exports.maintenances.export(
      { format: 'ics', for: 'programs' },
      callerIn('en'),
    )
    expect(await harness.preview(content)).toMatchObject({ new: 0, changed: 0, known: 1 })
    const moved = content.replace('DTSTART;VALUE=DATE:20260401', 'DTSTART;VALUE=DATE:20260408')
    expect(await harness.accept((await harness.preview(moved)).token)).toMatchObject({
      created: 0,
      updated: 1,
    })
    expect(harness.services.maintenances.get({ id })).toMatchObject({ planned_on: '2026-04-08' })
    harness.services.maintenances.complete({ id })
    expect(await harness.preview(content)).toMatchObject({ new: 0, changed: 0, known: 1 })
  })
})

describe('importing a calendar', () => {
  const calendar = (...lines: string[]) =>
    ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR'].join('\r\n')
  const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']
  const CET = [
    'BEGIN:VTIMEZONE',
    'TZID:CET',
    'BEGIN:STANDARD',
    'TZOFFSETFROM:+0100',
    'TZOFFSETTO:+0100',
    'DTSTART:19700101T000000',
    'END:STANDARD',
    'END:VTIMEZONE',
  ]
  const planned = (harness: ImportHarness) =>
    harness.services.maintenances.list({ limit: 1000 }).items.map((one) => one.planned_on)
  /** What the calendar of the panel shows: also later days of a series. */
  const due = (harness: ImportHarness, days = 366) =>
    harness.services.maintenances.due({ days }).items.map(({ day }) => day)
  const NEW_YEAR = '2026-01-01T12:00:00Z'

  it('keeps what recurs as one series, without its exceptions, and with what was moved', async () => {
    const harness = createImportHarness()
    const content = calendar(
      ...event(
        'UID:1',
        'SUMMARY:C-12: Vidange',
        'DTSTART;VALUE=DATE:20260302',
        'RRULE:FREQ=WEEKLY;COUNT=5',
        'EXDATE;VALUE=DATE:20260309',
      ),
      ...event(
        'UID:1',
        'RECURRENCE-ID;VALUE=DATE:20260316',
        'SUMMARY:C-12: Vidange',
        'DTSTART;VALUE=DATE:20260317',
      ),
    )
    const preview = await harness.preview(content)
    expect(preview).toMatchObject({ format: 'ical', new: 2, faulty: 0 })
    await harness.accept(preview.token)
    expect(due(harness)).toEqual(['2026-03-17', '2026-03-23', '2026-03-30'])
    expect(harness.rows('maintenances')).toBe(2)
    expect(harness.services.assets.list({ limit: 10 }).items).toMatchObject([{ name: 'C-12' }])
    expect(await harness.preview(content)).toMatchObject({ new: 0, known: 2 })
  })

  it('takes the day on which a time falls for the owner', async () => {
    const harness = createImportHarness()
    const content = calendar(
      ...event('UID:1', 'SUMMARY:Pont: nuit', 'DTSTART:20260501T233000Z'),
      ...event('UID:2', 'SUMMARY:Pont: local', 'DTSTART:20260503T233000'),
    )
    await harness.accept((await harness.preview(content)).token)
    expect(planned(harness)).toEqual(['2026-05-02', '2026-05-03'])
  })

  it.each([
    [
      'the 31st of each month',
      'DTSTART;VALUE=DATE:20260131',
      'RRULE:FREQ=MONTHLY;COUNT=3',
      ['2026-01-31', '2026-03-31', '2026-05-31'],
    ],
    [
      '30 February, and the start beside it',
      'DTSTART;VALUE=DATE:20260301',
      'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=2',
      ['2026-03-01'],
    ],
    [
      'the last day of each month',
      'DTSTART;VALUE=DATE:20260131',
      'RRULE:FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3',
      ['2026-01-31', '2026-02-28', '2026-03-31'],
    ],
    [
      'the 31st of three months, of which one has none',
      'DTSTART;VALUE=DATE:20260131',
      'RRULE:FREQ=YEARLY;BYMONTH=1,2,3',
      ['2026-01-31', '2026-03-31'],
    ],
    [
      'the first day of a list of days',
      'DTSTART;VALUE=DATE:20260105',
      'RDATE;VALUE=DATE:20260301,20260401',
      ['2026-01-05', '2026-03-01', '2026-04-01'],
    ],
    [
      'a further day beside those of a rule',
      'DTSTART;VALUE=DATE:20260131',
      'RRULE:FREQ=MONTHLY;BYMONTHDAY=31;COUNT=2\r\nRDATE;VALUE=DATE:20260210',
      ['2026-01-31', '2026-02-10', '2026-03-31'],
    ],
    [
      'a start that its rule leaves out',
      'DTSTART;VALUE=DATE:20260203',
      'RRULE:FREQ=MONTHLY;BYDAY=2MO;COUNT=3',
      ['2026-02-03', '2026-02-09', '2026-03-09', '2026-04-13'],
    ],
    [
      'a count below 1 as no end',
      'DTSTART;VALUE=DATE:20260601',
      'RRULE:FREQ=MONTHLY;INTERVAL=3;COUNT=-1',
      ['2026-06-01', '2026-09-01', '2026-12-01'],
    ],
    [
      'the last day of a month on few weekdays',
      'DTSTART;VALUE=DATE:20260430',
      'RRULE:FREQ=DAILY;BYDAY=WE,SU,TH;BYMONTHDAY=-1',
      ['2026-04-30', '2026-05-31', '2026-09-30', '2026-12-31'],
    ],
    [
      'periods',
      'DTSTART:20260401T090000Z',
      'RDATE;VALUE=PERIOD:20260408T090000Z/PT1H,20260415T090000Z/20260415T100000Z',
      ['2026-04-01', '2026-04-08', '2026-04-15'],
    ],
    [
      'a day left out in UTC',
      'DTSTART;TZID=America/Chicago:20260402T201500',
      'RRULE:FREQ=WEEKLY;COUNT=4\r\nEXDATE:20260410T011500Z',
      ['2026-04-03', '2026-04-17', '2026-04-24'],
    ],
    [
      'a Windows zone',
      'DTSTART;TZID=Pacific Standard Time:20260402T201500',
      'RRULE:FREQ=WEEKLY;UNTIL=20260410T031500Z',
      ['2026-04-03', '2026-04-10'],
    ],
    ['a day that does not say it is one', 'DTSTART:20260402', 'RRULE:FREQ=WEEKLY;COUNT=1', ['2026-04-02']],
  ])('reads %s', async (_, start, rule, days) => {
    const harness = createImportHarness(NEW_YEAR)
    await harness.accept(
      (await harness.preview(calendar(...event('UID:1', 'SUMMARY:Pont: x', start, rule)))).token,
    )
    expect(due(harness, 364)).toEqual(days)
  })

  it.each(['20260112T080000Z', '20260112T090000', '20260112'])(
    'moves the occurrence that is named %s, in whatever zone',
    async (replaced) => {
      const harness = createImportHarness(NEW_YEAR)
      const kind = replaced.length === 8 ? ';VALUE=DATE' : ''
      const series = event(
        'UID:1',
        'SUMMARY:Pont: x',
        'DTSTART;TZID=CET:20260105T090000',
        'RRULE:FREQ=WEEKLY;COUNT=3',
      )
      const moved = event(
        'UID:1',
        `RECURRENCE-ID${replaced.endsWith('00') ? ';TZID=CET' : kind}:${replaced}`,
        'SUMMARY:Pont: x',
        'DTSTART;TZID=CET:20260114T090000',
      )
      await harness.accept((await harness.preview(calendar(...CET, ...series, ...moved))).token)
      expect(due(harness)).toEqual(['2026-01-05', '2026-01-14', '2026-01-19'])
    },
  )

  it('names a rule that is none for days', async () => {
    const hourly = event('UID:1', 'SUMMARY:Pont: x', 'DTSTART:20200101T000000Z', 'RRULE:FREQ=HOURLY;COUNT=5')
    const { faults } = await createImportHarness().preview(calendar(...hourly))
    expect(faults).toMatchObject([{ problem: 'rule_not_of_days', value: 'Pont: x FREQ=HOURLY;COUNT=5' }])
  })

  it('keeps what began long ago as one maintenance, and ignores what has ended', async () => {
    const daily = event('UID:1', 'SUMMARY:Pont: y', 'DTSTART;VALUE=DATE:19000101', 'RRULE:FREQ=DAILY')
    const ended = event('UID:2', 'SUMMARY:Pont: z', 'DTSTART;VALUE=DATE:20200101', 'RRULE:FREQ=DAILY;COUNT=9')
    expect(await createImportHarness().preview(calendar(...daily, ...ended))).toMatchObject({
      new: 1,
      ignored: 1,
    })
  })

  it('reads how far a task is, and when it was completed', async () => {
    const task = (uid: string, ...lines: string[]) => [
      'BEGIN:VTODO',
      `UID:${uid}`,
      'SUMMARY:Presse: x',
      'DUE;VALUE=DATE:20260401',
      ...lines,
      'END:VTODO',
    ]
    const { items } = await createImportHarness().preview(
      calendar(...task('1', 'PERCENT-COMPLETE:40'), ...task('2', 'COMPLETED:20260405T120000Z')),
    )
    expect(items.map(({ values }) => [values.status, values.completed_on])).toEqual([
      ['in_progress', undefined],
      ['completed', '2026-04-05'],
    ])
  })

  it('reads a text that is broken without a fold', async () => {
    const lines = ['UID:1', 'SUMMARY:Presse: x', 'DTSTART;VALUE=DATE:20260401', 'DESCRIPTION:one', 'two']
    const { items } = await createImportHarness().preview(calendar(...event(...lines)))
    expect(items).toMatchObject([{ values: { notes: 'one\ntwo' } }])
  })

  it('names a broken event by its line, and reads the others', async () => {
    const broken = event('UID:1', 'SUMMARY:Pont: x', 'DTSTART:tomorrow')
    const nameless = event('UID:3', 'DTSTART;VALUE=DATE:20260501')
    const good = event('UID:2', 'SUMMARY:Pont: y', 'DTSTART;VALUE=DATE:20260501')
    const preview = await createImportHarness().preview(calendar(...broken, ...good, ...nameless))
    expect(preview).toMatchObject({ new: 1, faulty: 2 })
    expect(preview.faults.map(({ line, problem }) => [line, problem])).toEqual([
      [3, 'unreadable_event'],
      [13, 'missing'],
    ])
  })

  it('names a date that does not exist, rather than counting it on', async () => {
    const late = event('UID:1', 'SUMMARY:Pont: x', 'DTSTART;VALUE=DATE:20269999')
    const { faults } = await createImportHarness().preview(calendar(...late))
    expect(faults).toMatchObject([{ problem: 'no_such_day', value: 'Pont: x 2026-99-99' }])
  })

  it.each([
    ['EXDATE;VALUE=DATE:20260502,20260230', 'Pont: x EXDATE 2026-02-30'],
    ['EXDATE:20260230', 'Pont: x EXDATE 2026-02-30'],
    ['RDATE;VALUE=DATE:20261301', 'Pont: x RDATE 2026-13-01'],
    ['RDATE;VALUE=PERIOD:20260631T080000Z/PT1H', 'Pont: x RDATE 2026-06-31'],
  ])('names an exception or a further day that does not exist: %s', async (line, value) => {
    const start = ['DTSTART;VALUE=DATE:20260501', 'RRULE:FREQ=DAILY;COUNT=9']
    const series = event('UID:1', 'SUMMARY:Pont: x', ...start, line)
    const { faults, new: added } = await createImportHarness().preview(calendar(...series))
    expect(faults).toMatchObject([{ problem: 'no_such_day', value }])
    expect(added).toBe(0)
  })

  it('refuses what is no calendar', async () => {
    await expect(createImportHarness().preview(calendar())).rejects.toMatchObject({
      code: 'import_unreadable',
    })
  })
})

import { describe, expect, it } from 'vitest'
import { createImportHarness } from '../../helpers/import-harness.ts'

describe('a calendar that was exported', () => {
  it('comes back the same elsewhere', async () => {
    const harness = createImportHarness()
    const asset = harness.asset('Compresseur: nord', { code: 'C-12', location: 'Atelier, nord' })
    harness.maintenance(asset.id, '2026-04-01', { cost: 12.5, reference: 'B-7', notes: 'un\ndeux' })
    harness.maintenance(asset.id, '2026-04-02', {
      recurrence: { every: 2, unit: 'week', from: 'completion' },
    })
    harness.maintenance(asset.id, '2026-01-02', { status: 'completed', completed_on: '2026-01-05' })
    const { content } = await harness.exports.maintenances.export({ format: 'ics' })
    const other = createImportHarness()
    other.clock.pass(60_000)
    expect(await other.accept((await other.preview(content)).token)).toMatchObject({
      created: 3,
      faulty: 0,
      assets_created: 1,
    })
    const inRows = await harness.exports.maintenances.export({ format: 'csv' })
    expect(await other.exports.maintenances.export({ format: 'csv' })).toEqual(inRows)
    expect(await other.preview(content)).toMatchObject({ new: 0, changed: 0, known: 3 })
  })

  it('is recognised where it came from, and what was moved in it is moved', async () => {
    const harness = createImportHarness()
    const { id } = harness.maintenance(harness.asset('Pont').id, '2026-04-01')
    const { content } = await harness.exports.maintenances.export({ format: 'ics' })
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
  const planned = (harness: ReturnType<typeof createImportHarness>) =>
    harness.services.maintenances.list({ limit: 1000 }).items.map((one) => one.planned_on)

  it('expands what recurs, without its exceptions, and with what was moved', async () => {
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
    expect(preview).toMatchObject({ format: 'ical', new: 4, faulty: 0 })
    await harness.accept(preview.token)
    expect(planned(harness)).toEqual(['2026-03-02', '2026-03-17', '2026-03-23', '2026-03-30'])
    expect(harness.services.assets.list({ limit: 10 }).items).toMatchObject([{ name: 'C-12' }])
    expect(await harness.preview(content)).toMatchObject({ new: 0, known: 4 })
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
    ['30 February', 'DTSTART;VALUE=DATE:20260301', 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=2', []],
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
      ['2026-01-31', '2026-03-31', '2027-01-31', '2027-03-31', '2028-01-31'],
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
  ])('expands %s as RFC 5545 says', async (_, start, rule, days) => {
    const harness = createImportHarness()
    await harness.accept(
      (await harness.preview(calendar(...event('UID:1', 'SUMMARY:Pont: x', start, rule)))).token,
    )
    expect(planned(harness)).toEqual(days)
  })

  it.each(['20260112T080000Z', '20260112T090000', '20260112'])(
    'moves the occurrence that is named %s, in whatever zone',
    async (replaced) => {
      const harness = createImportHarness()
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
      expect(planned(harness)).toEqual(['2026-01-05', '2026-01-14', '2026-01-19'])
    },
  )

  it('tells of a series whose beginning is too far away to count from', async () => {
    const hourly = event('UID:1', 'SUMMARY:Pont: x', 'DTSTART:20200101T000000Z', 'RRULE:FREQ=HOURLY')
    const { faults } = await createImportHarness().preview(calendar(...hourly))
    expect(faults).toMatchObject([{ column: 'RRULE', problem: 'too_many_occurrences' }])
  })

  it.each([
    [1000, 0],
    [1001, 1],
  ])('tells of a series of %i days only where some are left out', async (count, told) => {
    const daily = event(
      'UID:1',
      'SUMMARY:Pont: x',
      'DTSTART;VALUE=DATE:20250401',
      `RRULE:FREQ=DAILY;COUNT=${count}`,
    )
    expect((await createImportHarness().preview(calendar(...daily))).faults).toHaveLength(told)
  })

  it('stays within bounds, whatever a rule asks for', async () => {
    const endless = event('UID:1', 'SUMMARY:Pont: x', 'DTSTART:20260101T000000Z', 'RRULE:FREQ=SECONDLY')
    const daily = event('UID:2', 'SUMMARY:Pont: y', 'DTSTART;VALUE=DATE:19000101', 'RRULE:FREQ=DAILY')
    const preview = await createImportHarness().preview(calendar(...endless, ...daily))
    expect(preview.new).toBeLessThanOrEqual(1101)
    expect(
      preview.faults.every(({ problem }) => ['too_many_occurrences', 'unreadable_event'].includes(problem)),
    ).toBe(true)
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

  it('refuses what is no calendar', async () => {
    await expect(createImportHarness().preview(calendar())).rejects.toMatchObject({
      code: 'import_unreadable',
    })
  })
})

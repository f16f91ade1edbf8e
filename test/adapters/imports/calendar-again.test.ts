/** A calendar that is imported again: what moved, what is gone, and what went on. */
import { describe, expect, it } from 'vitest'
import { createImportHarness, type ImportHarness } from '../../helpers/import-harness.ts'

const calendar = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR'].join('\r\n')
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']
const planned = (harness: ImportHarness) =>
  harness.services.maintenances.list({ limit: 1000 }).items.map((one) => one.planned_on)
const due = (harness: ImportHarness) =>
  harness.services.maintenances.due({ days: 366 }).items.map(({ day }) => day)

describe('a calendar that is imported again', () => {
  it('moves an event that moved, by its UID, unless its sequence is older', async () => {
    const harness = createImportHarness()
    const version = (day: string, sequence: number) =>
      calendar(...event('UID:a', `SEQUENCE:${sequence}`, `DTSTART;VALUE=DATE:${day}`, 'SUMMARY:Presse: x'))
    await harness.accept((await harness.preview(version('20261210', 1))).token)
    expect(await harness.preview(version('20261201', 0))).toMatchObject({ changed: 0, known: 1 })
    const preview = await harness.preview(version('20270115', 2))
    expect(preview).toMatchObject({ new: 0, changed: 1 })
    await harness.accept(preview.token)
    expect(planned(harness)).toEqual(['2027-01-15'])
  })

  it('knows a series without a UID by its first day, also once its next day is another', async () => {
    const harness = createImportHarness()
    const weekly = calendar(
      ...event('DTSTART;VALUE=DATE:20260302', 'RRULE:FREQ=WEEKLY;BYDAY=MO', 'SUMMARY:Presse: x'),
    )
    await harness.accept((await harness.preview(weekly)).token)
    harness.clock.pass(10 * 86_400_000)
    expect(await harness.preview(weekly)).toMatchObject({ new: 0, changed: 0, known: 1, gone: 0 })
  })

  it('offers to cancel what the calendar no longer has', async () => {
    const harness = createImportHarness()
    const [a, b] = ['a', 'b'].map((uid) =>
      event(`UID:${uid}`, 'DTSTART;VALUE=DATE:20261210', `SUMMARY:Presse: ${uid}`),
    ) as [string[], string[]]
    await harness.accept((await harness.preview(calendar('X-WR-CALNAME:Atelier', ...a, ...b))).token)
    const fewer = calendar('X-WR-CALNAME:Atelier', ...a)
    expect(await harness.preview(fewer)).toMatchObject({ gone: 1, known: 1 })
    await harness.accept((await harness.preview(fewer)).token)
    expect(due(harness)).toHaveLength(2)
    await harness.accept((await harness.preview(fewer, { gone: 'cancel' })).token)
    expect(due(harness)).toHaveLength(1)
    const other = calendar('X-WR-CALNAME:Autre', ...b)
    expect(await harness.preview(other)).toMatchObject({ gone: 0 })
  })

  it.each([
    ['an event', ['DTSTART;VALUE=DATE:20261210']],
    ['a series', ['DTSTART:20261207T090000Z', 'RRULE:FREQ=WEEKLY;BYDAY=MO']],
  ])('plans %s again that was cancelled as gone and comes back, with its next day', async (_, when) => {
    const harness = createImportHarness()
    const other = event('UID:b', 'DTSTART;VALUE=DATE:20261231', 'SUMMARY:Presse: b')
    const whole = calendar('X-WR-CALNAME:Atelier', ...event('UID:a', ...when, 'SUMMARY:Presse: a'), ...other)
    const open = () =>
      harness.services.maintenances.list({ limit: 10, status: 'open' }).items.map(({ title }) => title)
    await harness.accept((await harness.preview(whole)).token)
    const fewer = calendar('X-WR-CALNAME:Atelier', ...other)
    await harness.accept((await harness.preview(fewer, { gone: 'cancel' })).token)
    expect(open()).toEqual(['b'])
    expect(harness.pastImports.listImports().items[0]).toMatchObject({ created: 0, updated: 1 })
    const preview = await harness.preview(whole, { gone: 'cancel' })
    expect(preview).toMatchObject({ new: 0, changed: 1, known: 1, gone: 0 })
    await harness.accept(preview.token)
    expect(open()).toEqual(['a', 'b'])
    expect(await harness.preview(whole)).toMatchObject({ changed: 0, known: 2 })
  })

  it('leaves cancelled what was cancelled by hand, though the calendar still has it', async () => {
    const harness = createImportHarness()
    const text = calendar(...event('UID:a', 'DTSTART;VALUE=DATE:20261210', 'SUMMARY:Presse: a'))
    await harness.accept((await harness.preview(text)).token)
    harness.services.maintenances.edit({ id: 1, status: 'cancelled' })
    expect(await harness.preview(text)).toMatchObject({ changed: 0, known: 1 })
  })

  it('keeps the day of a late series, and goes on with it when it is completed', async () => {
    const harness = createImportHarness()
    const weekly = calendar(
      ...event('UID:w', 'DTSTART;VALUE=DATE:20260302', 'RRULE:FREQ=WEEKLY;BYDAY=MO', 'SUMMARY:Presse: x'),
    )
    await harness.accept((await harness.preview(weekly)).token)
    expect(planned(harness)).toEqual(['2026-03-16'])
    harness.clock.pass(10 * 86_400_000)
    expect(await harness.preview(weekly)).toMatchObject({ changed: 0, known: 1 })
    harness.services.maintenances.complete({ id: 1 })
    expect(planned(harness)).toEqual(['2026-03-16', '2026-03-23'])
    expect(await harness.preview(weekly)).toMatchObject({ new: 0, changed: 0, known: 1, gone: 0 })
  })
})

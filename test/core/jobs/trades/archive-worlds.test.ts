/** What is wrong with archives: trades are sorted, taken once, filled or set apart, and other days go on. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { seamOf, verify } from '../../../../main/core/jobs/trades/verify.ts'
import { collectionOf } from '../../../../main/core/jobs/trades/workspace.ts'
import { DAY_MS } from '../../../../shared/time/units.ts'
import { csvOf, lineOf } from '../../../helpers/trade-data.ts'
import {
  archived,
  dayAt,
  meet,
  onArchive,
  problemOf,
  ROWS,
  sealed,
  tradesAt,
} from '../../../helpers/trade-world.ts'
import { zipOf } from '../../../helpers/zip.ts'

vi.setConfig({ testTimeout: 120_000 })

const lines = (index: number) => tradesAt(index).map((trade) => lineOf(trade))
const text = (all: readonly string[]) => `${all.join('\n')}\n`
const firstOfDay = (index: number) => 1 + index * ROWS

describe('an archive', () => {
  test('with identical trades twice has each once, counted', async () => {
    const [first = '', ...rest] = lines(1)
    const { run, day } = await meet({ days: 3, fault: archived(1, text([first, first, first, ...rest])) })

    await run()

    expect(day(1)).toMatchObject({ state: 'stored', file: { rows: ROWS }, quality: { duplicates: 2 } })
    expect(day(2)?.state).toBe('stored')
  })

  test('with two different trades of one id is set apart and names both; the others go on', async () => {
    const all = lines(1)
    const other = (all[7] ?? '').replace(/,[^,]*,/, ',1.00000000,')
    const { run, day, states } = await meet({ days: 3, fault: archived(1, text(all.toSpliced(8, 0, other))) })

    await run()

    expect(states()).toEqual(['stored', 'quarantined', 'stored'])
    expect(problemOf(day(1))).toContain(`"${all[7]}" and "${other}"`)
  })

  test('with neighbouring trades swapped is sorted', async () => {
    const all = lines(1)
    const [a = '', b = ''] = all.slice(20, 22)
    const { run, day } = await meet({ days: 2, fault: archived(1, text(all.toSpliced(20, 2, b, a))) })

    await run()

    expect(day(1)).toMatchObject({
      state: 'stored',
      file: { rows: ROWS, missingIds: 0 },
      quality: { reordered: 1, duplicates: 0 },
    })
  })

  test('that begins with the last trades of the day before takes them once', async () => {
    const repeated = [...lines(0).slice(-2), ...lines(1)]
    const { run, day } = await meet({ days: 2, fault: archived(1, text(repeated)) })

    await run()

    expect(day(1)?.state, 'two trades half an hour before midnight are of another day').toBe('quarantined')
    const late = tradesAt(0).at(-1)
    const edge = late && { ...late, time: Date.parse(dayAt(1)) - 1 }
    const known = edge ? [...tradesAt(0).slice(0, -1), edge] : []
    const next = edge ? [lineOf(edge), ...lines(1)] : []
    const seam = await meet({
      days: 2,
      fault: (url, before) => archived(0, csvOf(known))(url, before) ?? archived(1, text(next))(url, before),
    })
    await seam.run()
    expect(seam.day(1)).toMatchObject({
      state: 'stored',
      file: { rows: ROWS, firstId: firstOfDay(1) },
      quality: { duplicates: 1 },
    })
  })

  test('whose first trade is stamped a microsecond before midnight keeps it: nothing is lost or taken twice', async () => {
    const [first, ...rest] = tradesAt(1)
    const early =
      first && lineOf(first, 'us').replace(`${first.time * 1000}`, `${Date.parse(dayAt(1)) * 1000 - 1}`)
    const csv = text([early ?? '', ...rest.map((trade) => lineOf(trade, 'us'))])
    const { run, states, day } = await meet({ days: 3, fault: archived(1, csv) })

    await run()

    expect(states()).toEqual(['stored', 'stored', 'stored'])
    expect(day(1)?.file).toMatchObject({
      rows: ROWS,
      firstId: firstOfDay(1),
      firstTime: Date.parse(dayAt(1)) * 1000 - 1,
    })
  })

  test('may be in milliseconds until one line and in microseconds from the next', async () => {
    const mixed = tradesAt(1).map((trade, i) => lineOf(trade, i < 20 ? 'ms' : 'us'))
    const { run, day } = await meet({ days: 2, fault: archived(1, text(mixed)) })

    await run()

    const last = tradesAt(1).at(-1)?.time ?? 0
    expect(day(1)?.file).toMatchObject({ rows: ROWS, lastTime: last * 1000, timeDisorders: 0 })
  })

  test('with a header, CRLF, a quantity of zero and times out of order is read as it is', async () => {
    const all = tradesAt(1).map((trade, i) =>
      lineOf({
        ...trade,
        ...(i === 3 && { quantity: 0n }),
        ...(i === 30 && { time: trade.time - 2_000_000 }),
      }),
    )
    const csv = `id,price,qty,quoteQty,time,isBuyerMaker,isBestMatch\r\n${all.join('\r\n')}`
    const { run, day } = await meet({ days: 2, fault: archived(1, csv) })

    await run()

    expect(day(1)).toMatchObject({ state: 'stored', file: { rows: ROWS, missingIds: 0, timeDisorders: 1 } })
  })

  test('that lacks ids which pages have is filled from them, and says so', async () => {
    const { run, day } = await meet({
      days: 2,
      fault: archived(1, text(lines(1).toSpliced(10, 3))),
      live: () => [0, 1].flatMap(tradesAt),
    })

    await run()

    const from = firstOfDay(1) + 10
    expect(day(1)).toMatchObject({
      file: { rows: ROWS, missingIds: 0 },
      quality: { filled: [{ from, to: from + 2 }] },
    })
  })

  test.each([
    ['ends before midnight', 0, ROWS - 5],
    ['begins late', 4, ROWS],
  ])('that %s is filled from pages, whether the day after is there or comes later', async (_, from, to) => {
    const { settle, states, day, work, settings } = await meet({
      days: 4,
      fault: archived(1, text(lines(1).slice(from, to))),
      live: () => [0, 1, 2, 3].flatMap(tradesAt),
    })

    await settle()

    expect(states()).toEqual(Array(4).fill('stored'))
    expect([0, 1, 2, 3].map((i) => day(i)?.file?.rows)).toEqual(Array(4).fill(ROWS))
    const first = firstOfDay(1)
    const filled =
      from > 0 ? { from: first, to: first + from - 1 } : { from: first + to, to: first + ROWS - 1 }
    expect(day(1)).toMatchObject({ source: 'archive', quality: { filled: [filled] } })
    const options = { signal: new AbortController().signal, progress: () => undefined }
    expect((await verify(work, collectionOf(work, settings), {}, options)).problems).toEqual([])
  })

  test('that ends before midnight, where pages give nothing, leaves ids missing between the days', async () => {
    const { settle, work, settings, day } = await meet({
      days: 3,
      fault: archived(1, text(lines(1).slice(0, ROWS - 5))),
    })

    await settle()

    const next = day(2)
    const seam = next && seamOf(work, collectionOf(work, settings), next)
    expect(seam).toEqual({ from: firstOfDay(2) - 5, to: firstOfDay(2) - 1 })
  })

  test('that lacks ids which pages lack too has the gaps of the exchange itself', async () => {
    const { run, day } = await meet({
      days: 2,
      fault: archived(1, text(lines(1).toSpliced(10, 3))),
      live: () => [0, 1].flatMap(tradesAt).filter(({ id }) => id < 61 || id > 63),
    })

    await run()

    expect(day(1)).toMatchObject({ file: { rows: ROWS - 3, missingIds: 3 }, quality: { filled: [] } })
    expect(day(1)?.confirmedAt).not.toBeNull()
  })

  test.each<[string, number, number, string]>([
    ['the same trades', 3, 0, 'stored'],
    ['other trades', 3, 1, 'quarantined'],
    ['no trades of that day', 0, 0, 'quarantined'],
  ])('whose checksum never matches, while pages have %s', async (_, paged, changed, state) => {
    const live = Array.from({ length: paged }, (_, i) => tradesAt(i)).flat()
    const { run, day, states } = await meet({
      days: 3,
      fault: onArchive(1, (file) => (file === 'checksum' ? { body: `${'0'.repeat(64)}  x.zip` } : null)),
      live: () => live.map((trade) => ({ ...trade, price: trade.price + BigInt(changed) })),
    })

    await run()

    expect(states()).toEqual(['stored', state, 'stored'])
    const shown = state === 'stored' ? JSON.stringify(day(1)?.quality?.note) : problemOf(day(1))
    expect(shown, 'both hashes are shown').toContain('0'.repeat(64))
    expect(shown).toMatch(/[1-9a-f][0-9a-f]{63}/)
  })

  test('that is no zip though its checksum is right is read from pages', async () => {
    const { run, day } = await meet({
      days: 2,
      fault: sealed(1, Buffer.from('<html>maintenance</html>')),
      live: () => [0, 1, 2].flatMap(tradesAt),
    })

    await run()

    expect(day(1)).toMatchObject({
      state: 'stored',
      source: 'pages',
      file: { rows: ROWS },
      quality: { note: { messageKey: 'day.archive_doubted' } },
    })
  })

  test('that is late by eight days is waited for, the others go on, and it is taken when it appears', async () => {
    const world = await meet({ days: 12, settings: { window_days: 5 }, now: `${dayAt(5)}T12:00:00Z` })
    world.archives.delete(dayAt(4))
    for (let later = 0; later < 7; later++) {
      await world.settle()
      world.clock.pass(DAY_MS)
    }
    const waiting = world.states()
    world.archives.set(dayAt(4), tradesAt(4))
    world.clock.pass(DAY_MS)
    await world.settle()

    expect(waiting[4]).toBe('waiting')
    expect(waiting.slice(5, 11)).toEqual(Array(6).fill('stored'))
    expect(world.day(4)).toMatchObject({ state: 'stored', source: 'archive', file: { rows: ROWS } })
  })

  test('republished with more trades a month later is noticed by its hash and taken', async () => {
    const { run, day, archives, clock } = await meet({ days: 3 })
    archives.set(dayAt(1), tradesAt(1).slice(0, 40))
    await run()
    const short = day(1)?.file?.rows
    const [once, month] = [2 * DAY_MS, 30 * DAY_MS]
    clock.pass(once)
    await run()
    archives.set(dayAt(1), tradesAt(1))
    clock.pass(month)

    const { summary } = await run()

    expect(short).toBe(40)
    expect(summary.replaced).toBe(1)
    expect(day(1)).toMatchObject({ state: 'stored', file: { rows: ROWS } })
  })
})

test('the last aggregate trade of a day that is the first of the next is taken once', async () => {
  const row = (id: number, time: number) => `${id},42000.00000000,0.10000000,${id},${id},${time},True,True`
  const midnight = Date.parse(dayAt(1))
  const seam = row(3, midnight - 1)
  const csv = [
    text([row(1, midnight - 9000), row(2, midnight - 5000), seam]),
    text([seam, row(4, midnight + 5)]),
  ]
  const answers = csv.map((content, i) => {
    const zip = zipOf('x.csv', Buffer.from(content))
    return sealed(i, zip)
  })
  const { run, day } = await meet({
    days: 2,
    settings: { dataset: 'agg_trades' },
    fault: (url, before) => answers.map((answer) => answer(url, before)).find((one) => one !== null) ?? null,
  })

  await run()

  expect([0, 1].map((i) => [day(i)?.file?.rows, day(i)?.file?.lastId])).toEqual([
    [3, 3],
    [1, 4],
  ])
})

test('a symbol of other letters is collected under its own name', async () => {
  const { run, day, folder } = await meet({ days: 1, settings: { symbol: '币安人生USDT' } })

  await run()

  expect(day(0)).toMatchObject({ state: 'stored', file: { rows: ROWS } })
  expect(existsSync(join(folder, `trades/symbol=币安人生USDT/date=${dayAt(0)}/trades.parquet`))).toBe(true)
})

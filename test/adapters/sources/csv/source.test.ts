import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { csv } from '../../../../main/adapters/sources/csv/source.ts'
import { connectSource } from '../../../../main/adapters/sources/market-source.ts'
import { VigieError } from '../../../../shared/errors.ts'
import { caught } from '../../../helpers/caught.ts'
import { FakeClock } from '../../../helpers/fake-clock.ts'
import { realHttp } from '../../../helpers/real-http.ts'
import { sharedData } from '../../../helpers/shared-data.ts'
import { tempFolder } from '../../../helpers/temp-folder.ts'
import { textCell, xlsxOf } from '../../../helpers/workbooks.ts'

const clock = new FakeClock('2026-01-09T12:00:00Z')
const source = connectSource(csv, { http: realHttp(clock), clock })

function ask(url: string, change: { symbol?: string; from?: string; to?: string } = {}) {
  return source.fetch({ symbol: '', from: '1900-01-01', url, signal: AbortSignal.timeout(60_000), ...change })
}

function file(content: string | Uint8Array): string {
  const path = join(tempFolder(), 'figures.csv')
  writeFileSync(path, content)
  return pathToFileURL(path).href
}

const read = async (content: string, symbol = '') => (await ask(file(content), { symbol })).bars

describe('a file of figures', () => {
  it('is read by the names of its columns, in any order', async () => {
    const bars = await read('Volume,Low,Date,Close,High,Open\n10,1,2026-01-05,3,4,2\n')
    expect(bars).toEqual([{ day: '2026-01-05', open: 2, high: 4, low: 1, close: 3, volume: 10 }])
  })

  it('may be newest first, quoted, with a byte-order mark and US figures, as Investing.com exports', async () => {
    const bars = await read(
      '\uFEFF"Date","Price","Open","High","Low","Vol.","Change %"\n' +
        '"12/30/2022","10,720.25","10,848.85","10,908.54","10,696.38","1.52M","-1.19%"\r\n' +
        '"12/29/2022","10,848.85","10,958.35","10,985.98","10,817.23","-","-1.00%"\r\n',
    )
    expect(bars.map(({ day, close, volume }) => [day, close, volume])).toEqual([
      ['2022-12-29', 10848.85, null],
      ['2022-12-30', 10720.25, 1520000],
    ])
  })

  it('may be French: day before month, comma for the decimals', async () => {
    const bars = await read(
      '"Date","Dernier","Ouv.","Plus Haut","Plus Bas","Vol.","Variation %"\n' +
        '"03/02/2025","17.345,12","17.300,00","17.400,50","17.200,00","2,5K","0,17%"\n',
    )
    expect(bars).toEqual([
      { day: '2025-02-03', open: 17300, high: 17400.5, low: 17200, close: 17345.12, volume: 2500 },
    ])
  })

  it.each([
    [
      'days side by side',
      ['03/02/2025', '04/02/2025', '05/02/2025'],
      ['2025-02-03', '2025-02-04', '2025-02-05'],
    ],
    [
      'months side by side',
      ['02/03/2025', '02/04/2025', '02/05/2025'],
      ['2025-02-03', '2025-02-04', '2025-02-05'],
    ],
  ])('tells day from month over the whole column: %s', async (_, dates, days) => {
    const bars = await read(`Date,Close\n${dates.map((date, at) => `${date},${at + 1}`).join('\n')}\n`)
    expect(bars.map(({ day }) => day)).toEqual(days)
  })

  it('may part its columns by semicolons and write months by name', async () => {
    const bars = await read('Date;Close\nOct 29, 2021;12,5\n')
    expect(bars).toMatchObject([{ day: '2021-10-29', close: 12.5 }])
  })

  it('may carry a time of day', async () => {
    expect(await read('time,close\n2026-01-05 00:00:00,1\n2026-01-06T00:00:00Z,2\n')).toHaveLength(2)
  })

  it('gives the column named by the symbol, or the only other one', async () => {
    expect(await read('date,SP500,DGS10\n2026-01-05,1,2\n', 'DGS10')).toMatchObject([{ close: 2 }])
    expect(await read('DATE,BAMLH0A0HYM2\n2026-01-05,3\n', 'anything')).toMatchObject([{ close: 3 }])
  })

  const TEXT = 'Séance;Clôture\r\n02/01/2026;1,5\r\n'
  const utf16 = Buffer.from(TEXT, 'utf16le')
  it.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${TEXT}`)],
    ['Windows-1252', Buffer.from(TEXT, 'latin1')],
    ['UTF-16, little end first, with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])],
    [
      'UTF-16, big end first, with a mark',
      Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()]),
    ],
    ['UTF-16 without a mark', utf16],
  ])('may be saved in %s', async (_, bytes) => {
    const { bars } = await ask(file(bytes))
    expect(bars).toMatchObject([{ day: '2026-01-02', close: 1.5 }])
  })

  it.each([
    ['a title and an empty line before its heading', 'Cours du MASI\n\nDate,Close\n2026-01-05,1\n'],
    ['its separator declared for Excel', 'sep=;\nDate;Close\n2026-01-05;1\n'],
    ['separators after the last column', 'Date;Close;;\n2026-01-05;1;;\n'],
    ['bars between its cells', 'Date|Close\n2026-01-05|1\n'],
    ['every row in quotation marks', '"Date,Close"\n"2026-01-05,1"\n'],
  ])('may have %s', async (_, content) => {
    expect(await read(content)).toMatchObject([{ day: '2026-01-05', close: 1 }])
  })

  it('may be a workbook', async () => {
    const head = `<row r="1">${textCell('A1', 'Date')}${textCell('B1', 'Close')}</row>`
    const row = '<row r="2"><c r="A2" s="1"><v>46027</v></c><c r="B2"><v>12345.678</v></c></row>'
    const { bars } = await ask(file(xlsxOf('MASI', head + row)))
    expect(bars).toMatchObject([{ day: '2026-01-05', close: 12345.678 }])
  })

  it('takes a comma before three digits for the decimal mark if semicolons part the columns', async () => {
    expect(await read('date;close\n2026-01-05;12,345\n')).toMatchObject([{ close: 12.345 }])
    expect(await read('date,close\n2026-01-05,"12,345"\n')).toMatchObject([{ close: 12_345 }])
  })

  it('leaves out days without a close', async () => {
    expect(await read('date,close\n2026-01-05,.\n2026-01-06,2\n')).toMatchObject([{ day: '2026-01-06' }])
  })

  it('gives the days asked for', async () => {
    const url = file('date,close\n2026-01-05,1\n2026-01-06,2\n2026-01-07,3\n')
    const { bars } = await ask(url, { from: '2026-01-06', to: '2026-01-06' })
    expect(bars.map(({ close }) => close)).toEqual([2])
  })
})

const refusal = (content: string) => caught(read(content))

describe('a file that cannot be used', () => {
  it('lacks a column', async () => {
    expect(await refusal('date,bid,ask\n2026-01-05,1,2\n')).toEqual({
      code: 'csv_column_missing',
      file: 'figures.csv',
      column: 'close',
      found: 'date, bid, ask',
    })
  })

  it('holds text in place of a number', async () => {
    expect(await refusal('date,open,close\n2026-01-05,1,2\n2026-01-06,1,two\n')).toEqual({
      code: 'csv_not_a_number',
      file: 'figures.csv',
      line: 3,
      column: 'close',
      text: 'two',
    })
  })

  it('holds a day the calendar does not have', async () => {
    expect(await refusal('date,close\n2026-02-30,1\n')).toMatchObject({ code: 'csv_not_a_date', line: 2 })
  })

  it('gives a day twice', async () => {
    const duplicate = await refusal('date,close\n2026-01-06,1\n2026-01-05,1\n2026-01-06,1\n')
    expect(duplicate).toEqual({
      code: 'csv_duplicate_day',
      file: 'figures.csv',
      line: 4,
      day: '2026-01-06',
      first_line: 2,
    })
  })

  it('reaches into the future', async () => {
    expect(await refusal('date,close\n2026-01-05,1\n2026-01-11,1\n')).toEqual({
      code: 'csv_future_day',
      file: 'figures.csv',
      line: 3,
      day: '2026-01-11',
    })
  })

  it.each(['', '\n\n', 'date,close\n'])('is empty: %j', async (content) => {
    expect(await refusal(content)).toEqual({ code: 'csv_empty', file: 'figures.csv' })
  })

  it.each([
    ['never closes a quotation mark', 'date,close\n2026-01-05,1\n2026-01-06,"2\n', 'line 3 has no end'],
    [
      'has one in the middle of a cell',
      'date,close\n2026-01-05,1\n2026-01-06,2"3\n',
      'line 3: "2026-01-06,2"3"',
    ],
  ])('%s', async (_, content, detail) => {
    expect(await refusal(content)).toMatchObject({ code: 'source_malformed', source: 'figures.csv', detail })
  })

  it('is an archive that is damaged', async () => {
    expect(await caught(ask(file(Buffer.from('PK\u0003\u0004 damaged'))))).toMatchObject({
      code: 'source_malformed',
      source: 'figures.csv',
    })
  })

  it('is a page of HTML', async () => {
    expect(await refusal('<html>\n<body></body>\n</html>\n')).toMatchObject({
      code: 'source_malformed',
      detail: 'it is a web page without a table',
    })
  })

  it('is not there', async () => {
    expect(await caught(ask('file:///nowhere/figures.csv'))).toMatchObject({
      code: 'source_unreachable',
      source: 'figures.csv',
      detail: 'there is no file /nowhere/figures.csv',
    })
  })

  it('is told in one sentence with its line, in both languages', () => {
    const { message } = new VigieError('csv_not_a_number', {
      file: 'a.csv',
      line: 3,
      column: 'Close',
      text: 'x',
    })
    expect(message).toBe(
      'a.csv, line 3, column "Close": "x" is not a number. Correct the row, or leave the cell empty.',
    )
  })
})

/** One row per day up to 2025-12-14, counted from 0. */
function manyRows(count: number): string[] {
  const last = Date.UTC(2025, 11, 14)
  return Array.from({ length: count }, (_, i) => {
    const day = new Date(last - (count - 1 - i) * 86_400_000).toISOString().slice(0, 10)
    return `${day},${i}`
  })
}

describe('a large file', () => {
  it('is read whole; only the days asked for are kept', async () => {
    const { bars } = await ask(file(`date,close\n${manyRows(100_000).join('\n')}\n`), { from: '2025-01-01' })
    expect(bars).toHaveLength(348)
    expect(bars.at(-1)).toMatchObject({ day: '2025-12-14', close: 99_999 })
  })

  it('is refused at the first line that cannot be, however many follow', async () => {
    const rows = manyRows(100_000)
    expect(await refusal(`date,close\n${rows.join('\n')}\n${rows.join('\n')}\n`)).toMatchObject({
      code: 'csv_duplicate_day',
      line: 100_002,
      first_line: 2,
    })
  })
})

const investing = ['2002_2021', '2015_2024', '2020_2025'].map((span) =>
  sharedData('E_masi', `MASI_investing_${span}.csv`),
)

describe.skipIf(investing.includes(null))(
  'the real MASI exports (skipped without the data beside the checkout)',
  () => {
    it('agree on 2020-03-18 whichever way they write the date', async () => {
      const closes = await Promise.all(
        investing.map(async (path) => {
          const { bars } = await ask(pathToFileURL(path ?? '').href, { from: '2020-03-18', to: '2020-03-18' })
          return bars[0]?.close
        }),
      )
      expect(closes).toEqual([8987.89, 8987.89, 8987.89])
    })
  },
)

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseLivePage, turnoverOf } from '../../../../main/adapters/sources/casablanca/live-page.ts'
import { caught } from '../../../helpers/caught.ts'
import { MASI_PAGE } from '../../../helpers/masi.ts'

/** The tables of the page in their real structure; the values are counters, not prices. */
const shape = (quote: string, buttons = '') => `
  <table><thead><tr><th>Valeur</th><th>Veille</th><th>Variation %</th><th>Plus haut</th><th>Plus bas</th></tr></thead>
    <tbody><tr>${quote}</tr></tbody></table>
  <table><thead><tr><th>Instrument</th><th>Cours (MAD)</th><th>Cours Veille</th><th>Variation</th><th>Volume</th>
    <th>Quantité échangée</th></tr></thead>
    <tbody><tr><td>A</td><td>1 000,00</td><td>999,50</td><td>0,05 %</td><td>2 000,00</td><td>2</td></tr>
    <tr><td>B</td><td>5,00</td><td>5,00</td><td>0,00 %</td><td>-</td><td>-</td></tr></tbody></table>
  <nav>${buttons}</nav>`

describe('the live page', () => {
  it('tells the quote in French figures', async () => {
    const cells = ['1 000,10', '999,00', '0,11 %', '1 001,00', '998,00']
      .map((cell) => `<td>${cell}</td>`)
      .join('')
    const { quote } = await parseLivePage(shape(cells))
    expect(quote).toEqual({ value: 1000.1, previous: 999, high: 1001, low: 998 })
  })

  it('has no quote while its cells are empty', async () => {
    expect((await parseLivePage(shape('<td><span></span></td>'.repeat(5)))).quote).toBeNull()
  })

  it('tells the turnover of the shares only where all of them are on the page', async () => {
    expect(turnoverOf(await parseLivePage(shape('')))).toBe(2000)
    expect(turnoverOf(await parseLivePage(shape('', '<button>1</button><button>2</button>')))).toBeNull()
  })

  it('has no turnover, rather than none at all, if no share tells one', async () => {
    const page = await parseLivePage(shape('').replace('<td>2 000,00</td>', '<td>-</td>'))
    expect(turnoverOf(page)).toBeNull()
  })

  it('is named where it holds other tables', async () => {
    expect(await caught(parseLivePage('<p>Maintenance</p>'))).toMatchObject({
      code: 'source_malformed',
      source: 'casablanca',
    })
  })
})

describe.skipIf(MASI_PAGE === null)(
  'the real page of 2025-10-24 (skipped without the data beside the checkout)',
  () => {
    const read = () => parseLivePage(readFileSync(MASI_PAGE ?? '', 'utf8'))

    it('lists 15 shares, page 1 of 6, with the figures as printed', async () => {
      const { quote, shares, pages } = await read()
      expect({ quote, count: shares.length, pages }).toEqual({ quote: null, count: 15, pages: 6 })
      expect(shares.slice(0, 2)).toEqual([
        { name: 'AFMA', price: 1258, previous: 1258, turnover: null, quantity: null },
        { name: 'AFRIC INDUSTRIES SA', price: 330, previous: 338.75, turnover: 66750.1, quantity: 200 },
      ])
      expect(shares.map(({ turnover }) => turnover)).toContain(9791663)
    })
  },
)

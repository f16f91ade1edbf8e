/** The exchange's live page of an index, read if its JSON does not answer: the quote and the shares’ turnover. */
import type { CheerioAPI } from 'cheerio/slim'
import { malformed } from '../answer.ts'
import { parseFigure } from '../figures.ts'
import { type Quote, sumOfTraded } from './quote.ts'
import { ID } from './visit.ts'

/** What one page of the live table says. */
export interface LivePage {
  /** Null while the cells of the page are empty (a script fills them). */
  readonly quote: Quote | null
  readonly shares: readonly ListedShare[]
  /** Number of pages of the table of shares; this is the first. */
  readonly pages: number
}

/** A listed share today; price and last close in dirhams. */
interface ListedShare {
  readonly name: string
  readonly price: number | null
  readonly previous: number | null
  /** Turnover in dirhams and number of shares; null if it has not traded. */
  readonly turnover: number | null
  readonly quantity: number | null
}

/** @throws VigieError source_malformed if the page has no such tables */
export async function parseLivePage(html: string): Promise<LivePage> {
  const { load } = await import('cheerio/slim')
  const $ = load(html)
  const [value, previous, , high, low] = rowsBelow($, 'Valeur', 'Veille')[0] ?? []
  const shares = rowsBelow($, 'Instrument', 'Cours (MAD)').map(shareOf)
  return { quote: quoteOf(value, previous, high, low), shares, pages: pageCount($) }
}

/** Returns the turnover of the shares if the page shows all of them and some have one; a part of the market is not its volume. */
export function turnoverOf(page: LivePage): number | null {
  return page.pages === 1 ? sumOfTraded(page.shares.map(({ turnover }) => turnover)) : null
}

/** Returns the cells of the table whose first headings are the given ones, row by row, as text. */
function rowsBelow($: CheerioAPI, ...titles: string[]): string[][] {
  const table = $('table').filter((_, element) => {
    const found = $(element)
      .find('th')
      .map((_, th) => clean($(th).text()))
      .get()
    return titles.every((title, i) => found[i] === title)
  })
  if (table.length === 0)
    throw malformed(ID, { messageKey: 'answer.no_table', params: { titles: titles.join(' | ') } })
  return table
    .first()
    .find('tr')
    .get()
    .map((row) =>
      $(row)
        .find('td')
        .map((_, td) => clean($(td).text()))
        .get(),
    )
    .filter((cells) => cells.length > 0)
}

function shareOf([
  name = '',
  price = '',
  previous = '',
  ,
  turnover = '',
  quantity = '',
]: string[]): ListedShare {
  return {
    name,
    price: french(price),
    previous: french(previous),
    turnover: french(turnover),
    quantity: french(quantity),
  }
}

function quoteOf(value = '', previous = '', high = '', low = ''): Quote | null {
  const [now, before] = [french(value), french(previous)]
  if (now === null || before === null) return null
  return { value: now, previous: before, high: french(high), low: french(low) }
}

/** Returns the highest number among the buttons below the table. */
function pageCount($: CheerioAPI): number {
  const numbers = $('nav button, nav a')
    .map((_, element) => clean($(element).text()))
    .get()
    .filter((text) => /^\d{1,3}$/.test(text))
    .map(Number)
  return Math.max(1, ...numbers)
}

function french(text: string): number | null {
  try {
    return parseFigure(text, ',')
  } catch (cause) {
    throw malformed(ID, { messageKey: 'answer.page_not_number', params: { text } }, cause)
  }
}

function clean(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** Reads articles of a listing page if the feed fails. */
import type { CheerioAPI } from 'cheerio/slim'
import type { Article, PressRequest } from '../../../core/jobs/fear-greed/ports.ts'
import { newestDistinct } from '../../../core/jobs/fear-greed/press/distinct.ts'
import type { HttpReply } from '../../../core/ports/http.ts'
import { malformed } from '../answer.ts'
import { dayInAddress, parsePageDate } from './dates.ts'
import { isEconomic } from './economic.ts'
import { ANY_SITE, type ArticleBlock, SITES } from './sites.ts'
import { decodeLeniently, webAddress } from './text.ts'

/** Shorter link texts are section names. */
const SHORTEST_TITLE = 25

/**
 * @param address that answered; the base of relative links unless the page has its own
 * @throws VigieError source_malformed if the page has no headline
 */
export async function readPage(
  reply: Pick<HttpReply, 'bytes' | 'text'>,
  request: PressRequest,
  address: string,
  now: number,
): Promise<Article[]> {
  const { load } = await import('cheerio/slim')
  const $ = load(decodeLeniently(reply))
  const base = baseOf($, address)
  const read = (block: ArticleBlock) => articlesIn($, block, request, base, now)
  const site = SITES.find(({ id }) => id === request.id)
  const found = (site?.blocks ?? []).flatMap(read)
  const all = found.length > 0 ? found : ANY_SITE.flatMap(read).filter(({ url }) => isWithin(url, base))
  const articles = all.filter(isEconomic)
  if (articles.length === 0) throw malformed(request.id, { messageKey: 'answer.no_headlines' })
  return newestDistinct(articles, request.limit)
}

/** Returns the base address the page declares, or the one requested. */
function baseOf($: CheerioAPI, address: string): string {
  const own = $('link[rel="canonical"]').attr('href') ?? $('meta[property="og:url"]').attr('content')
  return webAddress(own, address) ?? address
}

function articlesIn(
  $: CheerioAPI,
  block: ArticleBlock,
  request: PressRequest,
  base: string,
  now: number,
): Article[] {
  return $(block.item)
    .get()
    .flatMap((element) => {
      const item = $(element)
      const title = textOf(item.find(block.title).first())
      const link = block.link === undefined ? item : item.find(block.link).first()
      const url = webAddress(link.attr('href'), base)
      if (title.length < SHORTEST_TITLE || url === null) return []
      const date = block.date === undefined ? '' : dateOf(item.find(block.date).first())
      return [
        articleOf(request, url, title, parsePageDate(date, request.zone, now) ?? dayInAddress(url, now)),
      ]
    })
}

function isWithin(url: string, base: string): boolean {
  return new URL(url).host === new URL(base).host
}

function articleOf(request: PressRequest, url: string, title: string, publishedAt: number | null): Article {
  const { id: source, language } = request
  return { url, title, summary: '', publishedAt, source, language, readBy: 'page' }
}

/** The date that a machine reads, else the one that a person reads. */
function dateOf(element: { text(): string; attr(name: string): string | undefined }): string {
  return element.attr('datetime') ?? textOf(element)
}

function textOf(element: { text(): string }): string {
  return element.text().replace(/\s+/g, ' ').trim()
}

/** Reads articles of a feed, leniently: RSS 0.9 to 2.0 and Atom here, JSON Feed by its own reader. */
import { parseFeed } from '@rowanmanning/feed-parser'
import type { Article, PressRequest } from '../../../core/jobs/fear-greed/ports.ts'
import { newestDistinct } from '../../../core/jobs/fear-greed/press/distinct.ts'
import type { HttpReply } from '../../../core/ports/http.ts'
import { malformed } from '../answer.ts'
import { closeItems, isoDates, upToEnd, withChannel, withoutStraySigns } from './feed-repair.ts'
import { isJson, readJsonFeed } from './json-feed.ts'
import { decodeLeniently, stripHtml, summaryOf, webAddress } from './text.ts'

type Feed = ReturnType<typeof parseFeed>
type FeedItem = Feed['items'][number]

/**
 * @param now a later date is ignored
 * @throws VigieError source_malformed if the answer is not a feed, is cut off or contains no article
 */
export function readFeed(
  reply: Pick<HttpReply, 'bytes' | 'text'>,
  request: PressRequest,
  now: number,
): Article[] {
  const document = decodeLeniently(reply)
  const articles = isJson(document)
    ? readJsonFeed(document, request, now)
    : readXmlFeed(document, request, now)
  if (articles.length === 0) throw malformed(request.id, { messageKey: 'answer.feed_empty' })
  return newestDistinct(articles, request.limit)
}

function readXmlFeed(document: string, request: PressRequest, now: number): Article[] {
  const whole = withChannel(closeItems(withoutStraySigns(wholeFeed(document, request.id))))
  const { items } = parse(isoDates(whole, request, now), request.id)
  return items.flatMap((item) => articleOf(item, request) ?? [])
}

function wholeFeed(text: string, source: string): string {
  if (/^\s*<(!doctype html|html)/i.test(text))
    throw malformed(source, { messageKey: 'answer.html', params: { expected: 'RSS' } })
  if (!/<(rss|feed|(\w+:)?rdf)[\s>]/i.test(text)) throw malformed(source, { messageKey: 'answer.not_feed' })
  const whole = upToEnd(text)
  if (whole === null)
    throw malformed(source, { messageKey: 'answer.feed_cut', params: { count: text.length } })
  return whole
}

function parse(text: string, source: string): Feed {
  try {
    return parseFeed(text)
  } catch (cause) {
    throw malformed(source, { messageKey: 'answer.feed_damaged' }, cause)
  }
}

function articleOf(item: FeedItem, request: PressRequest): Article | null {
  const title = stripHtml(item.title ?? '')
  const url = webAddress(item.url, request.feedUrl) ?? webAddress(item.id)
  if (title === '' || url === null) return null
  return {
    url,
    title,
    summary: summaryOf(item.description ?? item.content ?? ''),
    publishedAt: (item.published ?? item.updated)?.getTime() ?? null,
    source: request.id,
    language: request.language,
    readBy: 'feed',
  }
}

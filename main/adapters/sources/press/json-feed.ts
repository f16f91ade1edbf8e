/** Reads articles of a JSON Feed, versions 1 and 1.1 (jsonfeed.org). */
import * as z from 'zod'
import type { Article, PressRequest } from '../../../core/jobs/fear-greed/ports.ts'
import { jsonOf, malformed } from '../answer.ts'
import { parseFeedDate } from './feed-dates.ts'
import { stripHtml, summaryOf, webAddress } from './text.ts'

const text = z.string().optional().catch(undefined)

const item = z.object({
  id: text,
  url: text,
  external_url: text,
  title: text,
  summary: text,
  content_text: text,
  content_html: text,
  date_published: text,
  date_modified: text,
})
type JsonFeedItem = z.infer<typeof item>

/** Items are read one by one, so that one that is not an object does not lose the list. */
const feed = z.object({
  version: z.string().regex(/^https?:\/\/(www\.)?jsonfeed\.org\/version\//),
  items: z.array(z.unknown()),
})

/** Reports whether text may be a JSON Feed and no XML. */
export const isJson = (document: string): boolean => /^\s*\{/.test(document)

/**
 * @param now a later date is ignored
 * @throws VigieError source_malformed if the answer is other JSON, or is cut off
 */
export function readJsonFeed(document: string, request: PressRequest, now: number): Article[] {
  const { data, error } = feed.safeParse(jsonOf(request.id, { text: () => document }))
  if (data === undefined) throw malformed(request.id, { messageKey: 'answer.not_feed' }, error)
  return data.items.flatMap((one) => {
    const read = item.safeParse(one)
    const article = read.success ? articleOf(read.data, request, now) : null
    return article ?? []
  })
}

function articleOf(one: JsonFeedItem, request: PressRequest, now: number): Article | null {
  const title = stripHtml(one.title ?? '')
  const url = webAddress(one.url ?? one.external_url, request.feedUrl) ?? webAddress(one.id)
  if (title === '' || url === null) return null
  const date = one.date_published ?? one.date_modified
  return {
    url,
    title,
    summary: summaryOf(one.summary ?? one.content_text ?? one.content_html ?? ''),
    publishedAt: date === undefined ? null : parseFeedDate(date, request.zone, now),
    source: request.id,
    language: request.language,
    readBy: 'feed',
  }
}
